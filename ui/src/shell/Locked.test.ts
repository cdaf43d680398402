import { flushSync, tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Fault } from '../lib/bindings/Fault';
import { call } from '../lib/host';
import { lockApp, type LockedView } from '../lib/session.svelte';
import { show, type } from '../parts/testing';
import Locked from './Locked.svelte';

vi.mock('../lib/host', () => ({ call: vi.fn(), listen: () => () => {} }));

const LOCK: LockedView = { state: 'locked', biometric: false, wait: 0, pin_dead: false };

const asked = (command: string) => vi.mocked(call).mock.calls.filter(([name]) => name === command).map(([, args]) => args);

function refuse(fault: Partial<Fault>) {
  vi.mocked(call).mockRejectedValue({ fields: [], retry_after: null, reference: null, ...fault });
}

function press(page: HTMLElement, words: string) {
  const button = [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
  button!.click();
  flushSync();
}

const pinOf = (page: HTMLElement) => page.querySelector<HTMLInputElement>('#pin');

async function settled() {
  for (let turn = 0; turn < 5; turn += 1) await tick();
}

beforeEach(() => void vi.mocked(call).mockReset());

test('the sixth digit sends the PIN off', async () => {
  vi.mocked(call).mockResolvedValue({ state: 'signed_in', name: 'SITI' } as never);
  const page = show(Locked, { lock: LOCK });
  await type(pinOf(page)!, '27182');
  expect(asked('unlock')).toEqual([]);
  await type(pinOf(page)!, '271828');
  expect(asked('unlock')).toEqual([{ pin: '271828' }]);
});

test('a wrong PIN is said, and leaves an empty field to type it again', async () => {
  refuse({ code: 'pin_wrong' });
  const page = show(Locked, { lock: LOCK });
  await type(pinOf(page)!, '314159');
  await settled();
  expect(page.querySelector('[role=alert]')!.textContent).toContain('PIN ini tidak cocok');
  expect(pinOf(page)!.value).toBe('');
  expect(document.activeElement).toBe(page.querySelector('[role=alert]'));
});

test('without a wait the field never goes, however late the countdown looks', async () => {
  vi.mocked(call).mockResolvedValue(LOCK as never);
  await lockApp();
  refuse({ code: 'pin_wrong' });
  const page = show(Locked, { lock: LOCK });
  const field = pinOf(page);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await type(field!, '314159');
  await settled();
  expect(pinOf(page)).toBe(field);
});

test('too few digits are said, and stay', async () => {
  refuse({ code: 'invalid_field', fields: [{ path: 'pin', code: 'malformed' }] });
  const page = show(Locked, { lock: LOCK });
  await type(pinOf(page)!, '314');
  press(page, 'Buka');
  await settled();
  expect(page.querySelector('[role=alert] a')!.getAttribute('href')).toBe('#pin');
  expect(pinOf(page)!.value).toBe('314');
});

test('while a wait is on there is nothing to type into, and the password is still a way', () => {
  const page = show(Locked, { lock: { ...LOCK, wait: 4_000_000_000 } });
  expect(pinOf(page)).toBeNull();
  expect(page.textContent).toContain('PIN bisa dicoba lagi dalam');
  press(page, 'Lupa PIN?');
  expect(page.querySelector('#password')).not.toBeNull();
});

test('a PIN that was tried too often leaves the password and the way out', () => {
  const page = show(Locked, { lock: { ...LOCK, pin_dead: true } });
  expect(pinOf(page)).toBeNull();
  expect(page.querySelector('#password')).not.toBeNull();
  expect(page.textContent).not.toContain('Kembali ke PIN');
  press(page, 'Keluar');
  expect(document.querySelector('[role=dialog]')!.textContent).toContain('Keluar dari akun ini?');
});

test('a wrong password says which field, and an empty one asks nobody', async () => {
  refuse({ code: 'sign_in_rejected' });
  const page = show(Locked, { lock: { ...LOCK, pin_dead: true } });
  press(page, 'Buka');
  expect(asked('unlock_with_password')).toEqual([]);
  await type(page.querySelector<HTMLInputElement>('#password')!, 'bukan');
  press(page, 'Buka');
  await settled();
  expect(page.querySelector('[role=alert]')!.textContent).toContain('Kata sandi ini tidak cocok');
});

test('fingerprint or face is offered where Rust says so', () => {
  vi.mocked(call).mockResolvedValue(LOCK as never);
  expect(show(Locked, { lock: LOCK }).textContent).not.toContain('sidik jari');
  const page = show(Locked, { lock: { ...LOCK, biometric: true } });
  press(page, 'Pakai sidik jari');
  expect(asked('unlock_with_biometrics')).toEqual([{ reason: 'Buka kunci JMO' }]);
});
