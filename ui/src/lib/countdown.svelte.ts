/** Whole seconds left until a moment, ticking while a component shows them. */
export class Countdown {
  #now = $state(Date.now());
  readonly #until: () => number;

  constructor(until: () => number) {
    this.#until = until;
    $effect(() => {
      this.#now = Date.now();
      const tick = setInterval(() => (this.#now = Date.now()), 500);
      return () => clearInterval(tick);
    });
  }

  get seconds(): number {
    return Math.max(0, Math.ceil((this.#until() - this.#now) / 1000));
  }
}
