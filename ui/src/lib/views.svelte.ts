// The things the app shows from the server.
import type { Account } from './bindings/Account';
import type { AreaState } from './bindings/AreaState';
import type { Balance } from './bindings/Balance';
import type { Cards } from './bindings/Cards';
import type { Devices } from './bindings/Devices';
import type { Membership } from './bindings/Membership';
import type { SecurityLog } from './bindings/SecurityLog';
import type { Seen } from './bindings/Seen';
import type { ServiceStatus } from './bindings/ServiceStatus';
import type { Statement } from './bindings/Statement';
import type { UpdateAdvice } from './bindings/UpdateAdvice';
import type { View } from './bindings/View';
import { LiveView } from './live-view.svelte';
import { ask } from './session.svelte';

/** Where nothing is kept between runs, or what is kept comes with the answer. */
export const NOTHING_SAVED: View<never> = { content: null, as_of: null, source: 'saved', trouble: null };

let update = $state<UpdateAdvice>('none');
let sandboxPage = $state<string | null>(null);

export const views = {
  account: new LiveView<Account>((refresh) => ask('show_account', { refresh })),
  membership: new LiveView<Membership>((refresh) => ask('show_membership', { refresh })),
  balance: new LiveView<Balance>((refresh) => ask('show_balance', { refresh })),
  statement: new LiveView<Statement>((refresh) => ask('show_statement', { refresh })),
  card: new LiveView<Cards>((refresh) => ask('show_card', { refresh, numbers: false })),
  devices: new LiveView<Devices>((refresh) => ask('show_devices', { refresh })),
  security_log: new LiveView<SecurityLog>((refresh) => ask('show_security_log', { refresh })),
  status: new LiveView<ServiceStatus>(async (refresh) => {
    // How the service is now: of no use from yesterday, so nothing of it is kept.
    if (!refresh) return NOTHING_SAVED;
    const answer = await ask('show_status', {});
    if (answer.view.content) {
      update = answer.update;
      sandboxPage = answer.sandbox_page;
    }
    return answer.view;
  }),
};

export const service = {
  get update(): UpdateAdvice {
    return update;
  },
  /** Where the invented people and their codes can be read; null where people are real. */
  get sandboxPage(): string | null {
    return sandboxPage;
  },
  /** An area while it rests, or null while it works. */
  resting(area: string): AreaState | null {
    const state = views.status.content?.areas.find((candidate) => candidate.area === area);
    return state && !state.open ? state : null;
  },
};

/** Begins with what the person saw last, so that the first thing painted is the whole screen. */
export function beginWith(seen: Seen): void {
  views.balance.begin(seen.balance);
  views.membership.begin(seen.membership);
  views.card.begin(seen.card);
}

const others = new Set<() => void>();

/** For what only a screen that is opened now and then keeps of the person. */
export function alsoForget(forget: () => void): void {
  others.add(forget);
}

/** Nothing personal stays in memory once nobody is signed in. */
export function forgetPerson(): void {
  views.account.forget();
  views.membership.forget();
  views.balance.forget();
  views.statement.forget();
  views.card.forget();
  views.devices.forget();
  views.security_log.forget();
  for (const forget of others) forget();
}
