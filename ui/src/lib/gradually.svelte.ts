// A long list is made a few rows a frame: on a slow phone no touch waits for all of it.

/** How many of `total` rows are made by now: `step` at once, and as many more each frame. For a component's start. */
export function gradually(total: () => number, step: number): { readonly made: number } {
  let made = $state(step);
  $effect(() => {
    if (made >= total()) return;
    const frame = requestAnimationFrame(() => (made += step));
    return () => cancelAnimationFrame(frame);
  });
  return {
    get made() {
      return made;
    },
  };
}
