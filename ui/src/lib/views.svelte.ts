// What the server said last, kept on screen while a newer answer is on its way.
import type { Account } from './bindings/Account';
import type { Balance } from './bindings/Balance';
import type { Fault } from './bindings/Fault';
import type { Membership } from './bindings/Membership';
import type { ServiceStatus } from './bindings/ServiceStatus';
import type { Trouble } from './bindings/Trouble';
import type { UpdateAdvice } from './bindings/UpdateAdvice';
import type { View } from './bindings/View';
import { SvelteSet } from 'svelte/reactivity';
import { ask } from './session.svelte';

export class LiveView<T> {
  content = $state.raw<T | null>(null);
  asOf = $state<string | null>(null);
  source = $state<View<T>['source']>('saved');
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

  /** Saved data at once, then what the network says. */
  async show(): Promise<void> {
    if (this.refreshing) return;
    if (this.content === null) await this.#take(false);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    if (this.refreshing) return;
    this.refreshing = true;
    await this.#take(true);
    this.refreshing = false;
  }

  forget(): void {
    this.#reader += 1;
    this.content = null;
    this.asOf = null;
    this.trouble = null;
    this.fault = null;
  }

  /** For a component that shows this view: `$effect(() => view.watch())`. */
  watch(): () => void {
    watched.add(this);
    void this.show();
    return () => watched.delete(this);
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

const watched = new SvelteSet<LiveView<unknown>>();

let update = $state<UpdateAdvice>('none');
let sandboxPage = $state<string | null>(null);

export const views = {
  account: new LiveView<Account>((refresh) => ask('show_account', { refresh })),
  membership: new LiveView<Membership>((refresh) => ask('show_membership', { refresh })),
  balance: new LiveView<Balance>((refresh) => ask('show_balance', { refresh })),
  status: new LiveView<ServiceStatus>(async (refresh) => {
    const answer = await ask('show_status', { refresh });
    update = answer.update;
    sandboxPage = answer.sandbox_page;
    return answer.view;
  }),
};

export const service = {
  get update(): UpdateAdvice {
    return update;
  },
  get sandboxPage(): string | null {
    return sandboxPage;
  },
  /** The notice of an area that rests, or null while it works. */
  resting(area: string): { notice: string | null } | null {
    const state = views.status.content?.areas.find((candidate) => candidate.area === area);
    return state && !state.open ? { notice: state.notice } : null;
  },
};

export const network = {
  /** What keeps the screen's data from being fresh; the first one named is the one to say. */
  get trouble(): Trouble | null {
    for (const view of watched) {
      if (view.trouble) return view.trouble;
    }
    return null;
  },
  get refreshing(): boolean {
    return [...watched].some((view) => view.refreshing);
  },
  async retry(): Promise<void> {
    await Promise.all([...watched].map((view) => view.refresh()));
  },
};

/** Nothing personal stays in memory once nobody is signed in. */
export function forgetPerson(): void {
  views.account.forget();
  views.membership.forget();
  views.balance.forget();
}

window.addEventListener('online', () => void network.retry());
