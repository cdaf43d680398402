// What lies on top of a screen (a sheet, the code step) is closed by the system's back button.
// Each layer owns one entry of the history while it is open.
type Layer = { id: number; onBack: () => void };

const open: Layer[] = [];
let serial = 0;
let returning: Promise<void> = Promise.resolve();

/** Puts a layer on top. The returned function takes it away again without calling `onBack`. */
export function openLayer(onBack: () => void): () => void {
  const id = ++serial;
  open.push({ id, onBack });
  history.pushState({ ...history.state, layer: id }, '');
  return () => removeLayer(id);
}

/** The browser goes back in its own time: wait for it before going anywhere else. */
export function settled(): Promise<void> {
  return returning;
}

function removeLayer(id: number): void {
  const at = open.findIndex((layer) => layer.id === id);
  if (at < 0) return;
  open.splice(at, 1);
  if (history.state?.layer !== id) return;
  returning = new Promise((resolve) => {
    window.addEventListener('popstate', () => resolve(), { once: true });
  });
  history.back();
}

window.addEventListener('popstate', (event: PopStateEvent) => {
  const reached = (event.state as { layer?: number } | null)?.layer ?? 0;
  while (open.length > 0 && open[open.length - 1]!.id > reached) {
    open.pop()!.onBack();
  }
});
