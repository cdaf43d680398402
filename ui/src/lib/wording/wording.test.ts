import { expect, test } from 'vitest';
import type { MembershipCard } from '../bindings/MembershipCard';
import { arrears } from './arrears';
import { cardFacts } from './card';
import { otherWays, sentTo } from './channels';
import { greeting } from './greeting';
import { initials } from './initials';
import { coverText, programmeNames, segmentName, statusChip } from './membership';
import { protection } from './protection';

const CARD: MembershipCard = {
  kpj: '18054471920',
  segment: 'pu',
  status: 'arrears',
  employer: 'PT Maju Sentosa',
  wage: 8_500_000,
  since: '2018-03-01',
  until: null,
  last_contribution: null,
  due_month: '2026-10',
  programmes: ['jht', 'jp', 'jkk', 'jkm', 'jkp'],
  wages: [{ from: '2018-03', amount: 8_500_000 }],
  merged_into: null,
};

test('an employer’s debt names the month, the employer and the day it was due', () => {
  expect(arrears(CARD)).toEqual({
    title: 'Iuran Oktober 2026 belum tercatat',
    text: expect.stringMatching(/^PT Maju Sentosa wajib membayar paling lambat 15 November 2026/),
  });
});

test('whoever pays for himself is told what three unpaid months mean', () => {
  expect(arrears({ ...CARD, segment: 'bpu', employer: null })?.text).toContain('tiga bulan berturut-turut');
});

test('a card that is paid needs nothing', () => {
  expect(arrears({ ...CARD, status: 'active', due_month: null })).toBeNull();
});

test('amounts on a card hide with all the others', () => {
  expect(JSON.stringify(cardFacts(CARD, 'Rp••••••••'))).not.toContain('8.500.000');
});

test('a migrant worker’s card has no empty line for an employer', () => {
  const names = cardFacts({ ...CARD, segment: 'pmi', employer: null, wage: null }, null).map(({ name }) => name);
  expect(names).not.toContain('Perusahaan');
});

test('protection names the risks in words and the earliest end', () => {
  const { safe, text } = protection({
    name: 'Siti',
    status: 'active',
    since: '2018-03-01',
    cards: [],
    findings: [],
    merges: [],
    programmes: [
      { programme: 'jht', cover: { kind: 'balance' } },
      { programme: 'jkk', cover: { kind: 'covered', until: '2026-12-31' } },
      { programme: 'jkp', cover: { kind: 'covered', until: '2026-11-30' } },
    ],
  });
  expect(safe).toBe(true);
  expect(text).toBe('Dari kecelakaan kerja (JKK), kehilangan pekerjaan (JKP) sampai 30 November 2026');
});

test('only JHT has a balance; JP counts months; the rest protect until a day', () => {
  expect(coverText({ kind: 'months', months: 103 })).toBe('103 bulan iuran terkumpul');
  expect(coverText({ kind: 'covered', until: '2026-12-31' })).toBe('Terlindungi sampai 31 Desember 2026');
});

test('values of a newer service are met with neutral words', () => {
  expect(statusChip('paused' as never).label).toBe('Belum diketahui');
  expect(segmentName('student' as never)).toBe('Lainnya');
  expect(programmeNames('jkx' as never).full).toBe('Program lain');
});

test('a way to send a code that has no name here is described neutrally and not offered', () => {
  const challenge = { sent_to: 's•••', expires_in: 300, resend_in: 60 };
  expect(sentTo({ ...challenge, channel: 'unknown', channels: ['unknown'] })).toBe('Kode sudah dikirim ke s•••');
  const ways = otherWays({ ...challenge, channel: 'email', channels: ['email', 'sms', 'unknown'] });
  expect(ways.map(({ channel }) => channel)).toEqual(['sms']);
});

test('the greeting follows the day in Jakarta', () => {
  const at = (hour: number) => greeting(new Date(Date.UTC(2026, 10, 21, hour - 7)));
  expect([3, 4, 11, 15, 18].map(at)).toEqual([
    'Selamat malam', 'Selamat pagi', 'Selamat siang', 'Selamat sore', 'Selamat malam',
  ]);
});

test('initials are the first and the last name’s', () => {
  expect([initials('Siti Rahmawati'), initials('Sukarno'), initials(' '), initials('Maria Goreti W')]).toEqual(['SR', 'S', '', 'MW']);
});
