// When to say what is shown: whatever changes at once is heard once, and what stays is not repeated at once.

/** Time to hear what was said before something else is. */
const LEAST = 1_500;
/** What was said is not said again for so long. */
const AGAIN = 7_000;

export class Announcer {
  readonly #said = new Map<string, number>();
  #last = -Infinity;

  /** Whether this is to be said now. */
  wants(text: string, now: number): boolean {
    if (now - this.#last < LEAST || now - (this.#said.get(text) ?? -Infinity) < AGAIN) return false;
    this.#said.set(text, now);
    this.#last = now;
    return true;
  }
}
