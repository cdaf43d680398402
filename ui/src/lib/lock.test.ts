import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LockSettings } from './bindings/LockSettings';
import { call } from './host';
import { holdOpen, lock, lockWhenIdle } from './lock.svelte';
import { session, signIn } from './session.svelte';

vi.mock('./host', () => ({ call: vi.fn(), listen: () => () => {} }));

const MINUTE = 60_000;
const SET: LockSettings = {
  offered: true, set: true, idle_minutes: 5, biometric_offered: false, biometric: false, pin_needed: true,
};

let settings: LockSettings;
let stop: () => void;

const locks = () => vi.mocked(call).mock.calls.filter(([command]) => command === 'lock_app').length;

function see(state: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

async function begin() {
  await signIn('siti', 'rahasia');
  expect(session.view.state).toBe('signed_in');
  stop = lockWhenIdle();
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
  settings = SET;
  vi.mocked(call).mockReset().mockImplementation(async (command) => {
    if (command === 'show_lock') return settings as never;
    if (command === 'sign_in') return { state: 'signed_in', name: 'SITI' } as never;
    return { state: 'locked', biometric: true, wait: 0, pin_dead: false } as never;
  });
});

afterEach(() => {
  stop();
  see('visible');
  vi.useRealTimers();
});

test('untouched for the chosen time it locks, and says what Rust says of the ways in', async () => {
  await begin();
  await vi.advanceTimersByTimeAsync(5 * MINUTE - 1_000);
  expect(locks()).toBe(0);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(locks()).toBeGreaterThan(0);
  expect(session.view).toMatchObject({ state: 'locked', biometric: true });
});

test('every touch begins the time anew', async () => {
  await begin();
  for (const sign of ['pointermove', 'keydown', 'scroll', 'wheel']) {
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    window.dispatchEvent(new Event(sign));
  }
  await vi.advanceTimersByTimeAsync(4 * MINUTE);
  expect(locks()).toBe(0);
});

test('without a PIN nothing locks', async () => {
  settings = { ...SET, set: false };
  await begin();
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(locks()).toBe(0);
});

test('out of sight for longer, it is locked before anything is painted again', async () => {
  await begin();
  see('hidden');
  // The phone slept: no timer ran.
  vi.setSystemTime(Date.now() + 6 * MINUTE);
  see('visible');
  expect(session.view).toMatchObject({ state: 'locked' });
});

test('whoever touches a screen that slept finds it locked', async () => {
  await begin();
  vi.setSystemTime(Date.now() + 6 * MINUTE);
  window.dispatchEvent(new Event('pointerdown'));
  expect(session.view).toMatchObject({ state: 'locked' });
});

test('a clock that is set back wins no time', async () => {
  await begin();
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  vi.setSystemTime(Date.now() - 60 * MINUTE);
  await vi.advanceTimersByTimeAsync(2 * MINUTE + 5_000);
  expect(locks()).toBeGreaterThan(0);
});

test('a screen that may not be interrupted is not, and then the time begins anew', async () => {
  await begin();
  const release = holdOpen();
  await vi.advanceTimersByTimeAsync(30 * MINUTE);
  expect(locks()).toBe(0);
  release();
  await vi.advanceTimersByTimeAsync(4 * MINUTE);
  expect(locks()).toBe(0);
  await vi.advanceTimersByTimeAsync(MINUTE + 5_000);
  expect(locks()).toBeGreaterThan(0);
});

test('out of sight nobody is interrupted', async () => {
  await begin();
  const release = holdOpen();
  see('hidden');
  await vi.advanceTimersByTimeAsync(6 * MINUTE);
  expect(locks()).toBeGreaterThan(0);
  release();
});

test('who leaves takes the choice along', async () => {
  await begin();
  expect(lock.settings).toEqual(SET);
  stop();
  expect(lock.settings).toBeNull();
  await vi.advanceTimersByTimeAsync(30 * MINUTE);
  expect(locks()).toBe(0);
});
