// The lock of the app on this side: how it is chosen, and when it locks by itself.
import type { IdleMinutes } from './bindings/IdleMinutes';
import type { LockSettings } from './bindings/LockSettings';
import { ask, lockApp } from './session.svelte';

let settings = $state.raw<LockSettings | null>(null);

export const lock = {
  /** Null until Rust has said how it is. */
  get settings(): LockSettings | null {
    return settings;
  },
};

export async function setLock(pin: string, idle: IdleMinutes, current: string | null): Promise<void> {
  settings = await ask('set_lock', { pin, idle, current });
}

export async function changeLock(idle: IdleMinutes, biometric: boolean, reason: string): Promise<void> {
  settings = await ask('change_lock', { idle, biometric, reason });
}

export async function removeLock(pin: string | null): Promise<void> {
  settings = await ask('remove_lock', { pin });
}

/** How often it is looked whether somebody is still there. */
const LOOK = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'scroll', 'keydown', 'touchstart'] as const;

type Moment = { wall: number; steady: number };

let touched = now();
let holders = 0;

/**
 * For a screen that may not be interrupted: `$effect(holdOpen)`. While it is in sight the app does not lock by
 * itself; out of sight it does, for then nobody is interrupted.
 */
export function holdOpen(): () => void {
  holders += 1;
  return () => {
    holders -= 1;
    touched = now();
  };
}

/** Locks when nobody has touched anything for the chosen time. For as long as somebody is signed in. */
export function lockWhenIdle(): () => void {
  touched = now();
  void load();
  // A phone may have slept: who touches it first finds it locked, also before any timer runs.
  const touch = () => (isOverdue() ? void lockApp() : (touched = now()));
  const look = () => void (isOverdue() && lockApp());
  const timer = setInterval(look, LOOK);
  for (const sign of SIGNS) window.addEventListener(sign, touch, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
    document.removeEventListener('visibilitychange', look);
    settings = null;
  };
}

async function load(): Promise<void> {
  try {
    settings = await ask('show_lock', {});
  } catch {
    // Only who is not signed in, or locked already, is refused.
  }
}

function isOverdue(): boolean {
  if (!settings?.set) return false;
  if (holders > 0 && document.visibilityState === 'visible') return false;
  const { wall, steady } = now();
  // The one clock may be set back, the other may stand still while the device sleeps.
  return Math.max(wall - touched.wall, steady - touched.steady) >= settings.idle_minutes * 60_000;
}

function now(): Moment {
  return { wall: Date.now(), steady: performance.now() };
}
