import { expect, test, vi } from 'vitest';
import type { Account } from '../../lib/bindings/Account';
import { call } from '../../lib/host';
import { needs } from './needs';

vi.mock('../../lib/host', () => ({ call: vi.fn(), listen: () => () => {} }));

const QUIET: Account = {
  name: 'DEWI LESTARI',
  nik_masked: '3515 •••• •••• 9005',
  identity_kind: 'nik',
  email_masked: 'd•••@jmo.example',
  phone_masked: null,
  changed_contacts: [],
  recovery_at: null,
  deleted_at: null,
};

test('an account with nothing under way needs nothing', () => {
  expect(needs(QUIET)).toEqual([]);
});

test('somebody getting in comes before a changed contact, and both before a deletion', () => {
  const all = needs({
    ...QUIET,
    deleted_at: '2026-12-21T03:00:00Z',
    recovery_at: '2026-11-24T03:00:00Z',
    changed_contacts: [{ channel: 'sms', before_masked: '+62 812 •••• 9005', until: '2026-11-22T03:00:00Z' }],
  });
  expect(all.map(({ about }) => about)).toEqual(['recovery', 'contact', 'deletion']);
  expect(all[0]!.text).toContain('24 Nov 2026, 10.00 WIB');
  expect(all[1]).toMatchObject({ title: 'Nomor HP akun ini diganti', text: expect.stringContaining('+62 812 •••• 9005') });
});

test('a contact is put back by its own channel', async () => {
  const changed = { before_masked: 'd•••@jmo.example', until: '2026-11-22T03:00:00Z' };
  const [email, phone] = needs({
    ...QUIET,
    changed_contacts: [{ channel: 'email', ...changed }, { channel: 'sms', ...changed }],
  });
  await phone!.act();
  await email!.act();
  expect(vi.mocked(call).mock.calls).toEqual([
    ['restore_contact', { channel: 'sms' }],
    ['restore_contact', { channel: 'email' }],
  ]);
});
