// A dialog owns the screen while it is open: the focus stays inside, everything behind it is out of reach.

/** For `{@attach modal}` on what covers the screen; its first child with a tabindex takes the focus. */
export function modal(cover: HTMLElement): () => void {
  const before = document.activeElement;
  const behind = [...document.body.children].filter((element) => element !== cover);
  document.body.append(cover);
  for (const element of behind) setBehind(element, true);
  cover.addEventListener('keydown', keepInside);
  cover.querySelector<HTMLElement>('[tabindex]')?.focus();

  return () => {
    cover.removeEventListener('keydown', keepInside);
    for (const element of behind) setBehind(element, false);
    // It was moved from where its screen would have taken it away.
    cover.remove();
    if (before instanceof HTMLElement) before.focus();
  };
}

// `inert` alone would do where it is known; older web views go by aria-hidden and the loop below.
function setBehind(element: Element, behind: boolean): void {
  element.toggleAttribute('inert', behind);
  if (behind) element.setAttribute('aria-hidden', 'true');
  else element.removeAttribute('aria-hidden');
}

function keepInside(this: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const stops = [...this.querySelectorAll<HTMLElement>('a[href], button, input')];
  const first = stops[0];
  const last = stops[stops.length - 1];
  const at = document.activeElement;
  const leaving = event.shiftKey ? at === first || !stops.includes(at as HTMLElement) : at === last;
  if (!leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
