/** Keeps the screen from going dark, where the web view can. The returned function lets it again. */
export function stayAwake(): () => void {
  let left = false;
  let lock: WakeLockSentinel | undefined;
  void navigator.wakeLock
    ?.request('screen')
    .then((granted) => {
      lock = granted;
      if (left) void granted.release();
    })
    // Deliberate: a screen that goes dark after a while is all that happens.
    .catch(() => {});
  return () => {
    left = true;
    void lock?.release();
  };
}
