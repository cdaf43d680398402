import { afterEach, describe, expect, test } from 'vitest';
import type { Fault } from './bindings/Fault';
import type { FaultCode } from './bindings/FaultCode';
import { fieldMessage, wording } from './faults';
import { useLanguage } from './language.svelte';

// The type says when one is missing here; the table itself is complete by its own type.
const CODES: Record<FaultCode, true> = {
  offline: true, slow: true, unavailable: true, garbled: true, sign_in_rejected: true, code_wrong: true,
  code_expired: true, code_exhausted: true, challenge_gone: true, proof_gone: true, password_rejected: true, join_refused: true, recovery_gone: true,
  card_not_yours: true, out_of_date: true, too_many_tries: true, too_soon: true,
  session_required: true, session_ended: true, invalid_request: true, invalid_field: true, clock_skewed: true,
  area_resting: true, not_found: true, not_saved: true, not_kept: true, locked: true, pin_wrong: true, pin_dead: true,
  pin_easy: true, internal: true, unknown: true,
};

function fault(code: string, retry_after: number | null = null): Fault {
  return { code: code as FaultCode, fields: [], retry_after, reference: null };
}

afterEach(() => useLanguage('id'));

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test.each(Object.keys(CODES))('%s says what happened and what to do', (code) => {
    useLanguage(language);
    const { happened, now } = wording(fault(code));
    expect(happened.length).toBeGreaterThan(5);
    expect(now).toMatch(/\.$/);
  });
});

test('a code of a newer core is met with neutral words', () => {
  expect(wording(fault('from_the_future'))).toEqual(wording(fault('unknown')));
});

test('a wait that the service names is named to the person', () => {
  expect(wording(fault('too_many_tries', 90)).now).toBe('Coba lagi dalam 2 menit.');
});

test('a wrong PIN may be typed again, or after the wait that it costs', () => {
  expect(wording(fault('pin_wrong')).now).toBe('Ketik ulang PIN Anda.');
  expect(wording(fault('pin_wrong', 30)).now).toBe('Coba lagi dalam 30 detik.');
});

test('a field is called by the name above it', () => {
  expect(fieldMessage({ path: 'login', code: 'required' }, 'Email')).toBe('Email belum diisi');
});

test('what is mistyped in a number is said for that number', () => {
  const npwp = fieldMessage({ path: 'npwp', code: 'check_digit' }, 'NPWP');
  expect(npwp).toBe('Digit NPWP tidak cocok: periksa kembali angkanya.');
  const codes = ['not_a_choice', 'unknown_region', 'not_in_region', 'differs_from_nik', 'own_phone', 'others_account', 'no_account', 'selfie_gone', 'wrong_kind'] as const;
  const said = codes.map((code) => fieldMessage({ path: 'x', code }, 'Isian'));
  expect(new Set([...said, fieldMessage({ path: 'x', code: 'unknown' }, 'Isian')]).size).toBe(codes.length + 1);
});

test('a name is shorter than a password', () => {
  expect(fieldMessage({ path: 'mother_name', code: 'too_short' }, 'Nama', { least: 3 })).toBe('Nama paling sedikit 3 karakter.');
  expect(fieldMessage({ path: 'password', code: 'too_short' }, 'Kata sandi')).toBe('Kata sandi paling sedikit 8 karakter.');
});
