// Who is using the app. Every command goes through `ask`, so a session that ended is noticed at once.
import type { AppInfo } from './bindings/AppInfo';
import type { Channel } from './bindings/Channel';
import type { Commands } from './bindings/commands';
import type { Fault } from './bindings/Fault';
import type { Seen } from './bindings/Seen';
import type { SessionView } from './bindings/SessionView';
import { call, listen, type Command } from './host';
import { adopt } from './preferences.svelte';
import { announceNextScreen } from './router.svelte';

let app = $state.raw<AppInfo | null>(null);
let view = $state.raw<SessionView>({ state: 'signed_out', reason: 'fresh', login: null });
// The server counts from its answer; the page counts on from here.
let since = $state(0);

export const session = {
  get app(): AppInfo | null {
    return app;
  },
  get view(): SessionView {
    return view;
  },
  get since(): number {
    return since;
  },
};

/** `begin` gets what was seen before anything is painted of it. */
export async function openApp(begin: (seen: Seen) => void): Promise<void> {
  const answer = await call('open_app', {});
  app = answer;
  adopt(answer.preferences);
  if (answer.seen) begin(answer.seen);
  take(answer.session);
}

export function followNotices(): () => void {
  return listen((notice) => {
    if (notice.kind === 'session') enter(notice.session);
  });
}

export async function ask<C extends Command>(
  command: C,
  args: Commands[C]['args'],
): Promise<Commands[C]['answer']> {
  try {
    return await call(command, args);
  } catch (thrown) {
    const { code } = thrown as Fault;
    if (view.state === 'signed_in') {
      if (code === 'locked') void lockApp();
      if (code === 'session_ended' || code === 'session_required') {
        enter({ state: 'signed_out', reason: 'ended', login: null });
      }
    }
    throw thrown;
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  enter(await ask('sign_in', { login, password }));
}

/** A command that ends signed in by another way than the sign-in. */
export async function enterWith<C extends 'join' | 'reset_password' | 'finish_recovery'>(
  command: C,
  args: Commands[C]['args'],
): Promise<void> {
  enter(await ask(command, args));
}

export async function enterCode(code: string): Promise<void> {
  enter(await ask('enter_code', { code }));
}

export async function resendCode(channel: Channel | null): Promise<void> {
  enter(await ask('resend_code', { channel }));
}

export async function cancelCode(): Promise<void> {
  enter(await ask('cancel_code', {}));
}

export async function signOut(): Promise<void> {
  enter(await ask('sign_out', {}));
}

export type LockedView = Extract<SessionView, { state: 'locked' }>;

const LOCKED: LockedView = { state: 'locked', biometric: false, wait: 0, pin_dead: false };

/** Locks at once, before Rust has answered: nothing of the person may be painted meanwhile. */
export async function lockApp(): Promise<void> {
  enter(LOCKED);
  try {
    enter(await call('lock_app', {}));
  } catch {
    // The page stays locked; opening it says what is wrong.
  }
}

export async function unlock(pin: string): Promise<void> {
  try {
    enter(await ask('unlock', { pin }));
  } catch (thrown) {
    const { code, retry_after } = thrown as Fault;
    // Every try changes what the next one costs.
    if (view.state === 'locked') {
      if (code === 'pin_dead') take({ ...LOCKED, pin_dead: true });
      else if (code === 'pin_wrong' || code === 'too_many_tries') take({ ...view, wait: retry_after ?? 0 });
    }
    throw thrown;
  }
}

export async function unlockWithBiometrics(reason: string): Promise<void> {
  enter(await ask('unlock_with_biometrics', { reason }));
}

export async function unlockWithPassword(password: string): Promise<void> {
  enter(await ask('unlock_with_password', { password }));
}

function enter(next: SessionView): void {
  if (next.state !== view.state) announceNextScreen();
  take(next);
}

function take(next: SessionView): void {
  view = next;
  since = Date.now();
}
