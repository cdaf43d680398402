// What the server said last, kept on screen while a newer answer is on its way.
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Fault } from './bindings/Fault';
import type { Source } from './bindings/Source';
import type { Trouble } from './bindings/Trouble';
import type { View } from './bindings/View';

export class LiveView<T> {
  content = $state.raw<T | null>(null);
  asOf = $state<string | null>(null);
  source = $state<Source>('saved');
  trouble = $state<Trouble | null>(null);
  fault = $state.raw<Fault | null>(null);
  refreshing = $state(false);

  readonly #fetch: (refresh: boolean) => Promise<View<T>>;
  // Grows when the person changes: an answer meant for the one before is dropped.
  #reader = 0;

  constructor(fetch: (refresh: boolean) => Promise<View<T>>) {
    this.#fetch = fetch;
  }

  /** Nothing to show yet and nothing known to be wrong: time for a skeleton. */
  get waiting(): boolean {
    return this.content === null && this.fault === null && (this.trouble === null || this.refreshing);
  }

  /** Begins with what was seen before. */
  begin(seen: View<T>): void {
    this.content = seen.content;
    this.asOf = seen.as_of;
    this.source = seen.source;
  }

  /** Saved data at once, painted before anything is asked of the network. */
  async show(): Promise<void> {
    if (this.refreshing) return;
    if (this.content === null) await this.#take(false);
    else await painted();
    await this.refresh();
  }

  async refresh(): Promise<void> {
    if (this.refreshing) return;
    const reader = this.#reader;
    this.refreshing = true;
    await this.#take(true);
    if (reader === this.#reader) this.refreshing = false;
  }

  forget(): void {
    this.#reader += 1;
    this.content = null;
    this.asOf = null;
    this.source = 'saved';
    this.trouble = null;
    this.fault = null;
    this.refreshing = false;
  }

  /** For a component that shows this view: `$effect(() => view.watch())`. */
  watch(): () => void {
    const watcher = {};
    watchers.set(watcher, this);
    // The effect follows who looks, not what arrives: otherwise every answer would ask again.
    untrack(() => void this.show());
    return () => watchers.delete(watcher);
  }

  async #take(refresh: boolean): Promise<void> {
    const reader = this.#reader;
    try {
      const answer = await this.#fetch(refresh);
      if (reader !== this.#reader) return;
      this.content = answer.content ?? this.content;
      this.asOf = answer.as_of ?? this.asOf;
      this.source = answer.source;
      this.trouble = answer.trouble;
      this.fault = null;
    } catch (fault) {
      if (reader === this.#reader) this.fault = fault as Fault;
    }
  }
}

/** What was just shown is on the screen, or will not be soon. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    // A window behind others may wait long for its next frame.
    setTimeout(resolve, 250);
  });
}

const watchers = new SvelteMap<object, LiveView<unknown>>();

/** The views on screen, taken together. */
export const network = {
  /** What keeps them from being fresh; the first one named is the one to say. */
  get trouble(): Trouble | null {
    for (const view of watchers.values()) {
      if (view.trouble) return view.trouble;
    }
    return null;
  },
  get refreshing(): boolean {
    return [...watchers.values()].some((view) => view.refreshing);
  },
  async retry(): Promise<void> {
    await Promise.all([...watchers.values()].map((view) => view.refresh()));
  },
};

/** Whoever comes back after this long wants to see how things are now. */
const AWAY = 30_000;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 60_000;

let leftAt = 0;
let wait = FIRST_WAIT;
let timer: ReturnType<typeof setTimeout> | undefined;

/** While what is on screen is not fresh, tries again by itself: soon at first, then less and less often. */
function tryAgainLater(): void {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (document.visibilityState === 'hidden' || !network.trouble) return;
    wait = Math.min(wait * 2, LONGEST_WAIT);
    await network.retry();
    if (network.trouble) tryAgainLater();
  }, wait);
}

/** Follows the network and the person, for as long as the app runs. */
export function comeBackByItself(): () => void {
  const online = () => void network.retry();
  const looked = () => {
    if (document.visibilityState === 'hidden') {
      leftAt = Date.now();
      return;
    }
    if (network.trouble || Date.now() - leftAt > AWAY) void network.retry();
    if (network.trouble) tryAgainLater();
  };
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', looked);
  const stop = $effect.root(() => {
    $effect(() => {
      if (network.trouble) {
        untrack(tryAgainLater);
      } else {
        wait = FIRST_WAIT;
        clearTimeout(timer);
      }
    });
  });
  return () => {
    stop();
    clearTimeout(timer);
    window.removeEventListener('online', online);
    document.removeEventListener('visibilitychange', looked);
  };
}
