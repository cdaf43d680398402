import { expect, test } from 'vitest';
import type { Finding } from '../bindings/Finding';
import type { FindingKind } from '../bindings/FindingKind';
import type { Membership } from '../bindings/Membership';
import type { MembershipCard } from '../bindings/MembershipCard';
import { monthMarks } from '../chart/month-marks';
import { findingWords } from './finding';
import { findingFacts, findingMeaning, question } from './finding-detail';
import { marksSummary } from './month-marks';

const CARD: MembershipCard = {
  kpj: '21040090008',
  segment: 'pu',
  status: 'active',
  employer: 'CV Sumber Rejeki',
  wage: 7_657_000,
  since: '2021-04-01',
  until: null,
  last_contribution: { month: '2026-10', paid_on: '2026-11-10', amount: 438_286 },
  due_month: null,
  programmes: ['jht', 'jkk', 'jkm'],
  wages: [],
  merged_into: null,
};
const OWN: MembershipCard = { ...CARD, segment: 'bpu', employer: null };
const UNDERPAID: Finding = {
  kpj: CARD.kpj,
  kind: 'underpaid',
  from: '2026-08',
  to: '2026-10',
  expected: 1_309_347,
  found: 785_608,
};
const MISSING: Finding = { ...UNDERPAID, kind: 'missing_months', from: '2026-09', to: '2026-09', expected: null, found: null };
const MEMBERSHIP: Membership = {
  name: 'Yusuf Hidayat',
  status: 'active',
  since: '2021-04-01',
  cards: [CARD],
  programmes: [
    { programme: 'jkk', cover: { kind: 'covered', until: '2026-12-31' } },
    { programme: 'jkm', cover: { kind: 'covered', until: '2026-12-15' } },
  ],
  findings: [],
  merges: [],
};
const KINDS: FindingKind[] = ['employer_stopped', 'missing_months', 'underpaid', 'wage_dropped', 'unknown'];

/** Words that would say that somebody did something wrong, before anybody has looked. */
const ACCUSES = /menunggak|menggelapkan|mencuri|melanggar|salah Anda|lalai|curang/i;

test('every kind says what is seen and what it means, and accuses nobody', () => {
  for (const card of [CARD, OWN]) {
    for (const kind of KINDS) {
      const finding = { ...UNDERPAID, kind };
      const { title, text } = findingWords(finding, card, null);
      const said = [title, text, findingMeaning(finding, card, MEMBERSHIP), question(finding, card, 'Yusuf', null)].join(' ');
      expect(said).not.toMatch(ACCUSES);
      expect(said).not.toMatch(/undefined|null|NaN|\{/);
    }
  }
});

test('one missing month is called by its name, several are counted', () => {
  expect(findingWords(MISSING, CARD, null)).toEqual({
    title: 'Iuran September 2026 belum tercatat',
    text: 'Iuran dari CV Sumber Rejeki untuk September 2026 belum ada di catatan kami.',
  });
  const gap = findingWords({ ...MISSING, from: '2025-12', to: '2026-02' }, CARD, null);
  expect(gap.title).toBe('Iuran 3 bulan belum tercatat');
  expect(gap.text).toContain('Desember 2025 sampai Februari 2026');
});

test('too little is told with both amounts, and with none while amounts are hidden', () => {
  expect(findingWords(UNDERPAID, CARD, null).text).toBe(
    'Untuk Agustus 2026 sampai Oktober 2026 tercatat Rp785.608, sedangkan menurut upah yang dilaporkan seharusnya Rp1.309.347.',
  );
  const veiled = JSON.stringify([
    findingWords(UNDERPAID, CARD, 'Rp••••'),
    findingFacts(UNDERPAID, CARD, 'Rp••••').map(({ name, value, note }) => [name, value, note]),
    question(UNDERPAID, CARD, 'Yusuf', 'Rp••••'),
  ]);
  expect(veiled).not.toMatch(/Rp\d/);
});

test('the difference stands beside what was found', () => {
  const found = findingFacts(UNDERPAID, CARD, null).find(({ given }) => 'found' in given);
  expect(found).toMatchObject({ value: 'Rp785.608', note: 'Selisih Rp523.739' });
});

test('a complaint carries the facts as the service names them', () => {
  const given = Object.assign({}, ...findingFacts(UNDERPAID, CARD, null).map(({ given }) => given));
  expect(given).toEqual({
    kpj: '21040090008',
    employer: 'CV Sumber Rejeki',
    finding: 'underpaid',
    from: '2026-08',
    to: '2026-10',
    expected: '1309347',
    found: '785608',
  });
});

test('whoever pays for himself is told how long cover lasts, and of no employer', () => {
  const finding = { ...MISSING, kpj: OWN.kpj };
  expect(findingMeaning(finding, OWN, MEMBERSHIP)).toContain('masih berlaku sampai 15 Desember 2026');
  expect(findingMeaning(finding, OWN, { ...MEMBERSHIP, programmes: [] })).toContain('tidak berlaku');
  expect(findingWords(finding, OWN, null).text).not.toContain('perusahaan');
});

test('the message to the employer has the person, the card, the facts and a request', () => {
  const message = question(UNDERPAID, CARD, 'Yusuf Hidayat', null);
  expect(message).toMatch(/^Yth\. bagian personalia CV Sumber Rejeki,\n\n/);
  for (const part of ['Yusuf Hidayat', '2104 0090 008', 'Rp785.608', 'Agustus 2026 sampai Oktober 2026', 'Mohon bantuannya']) {
    expect(message).toContain(part);
  }
});

test('the picture draws what is certain and nothing else', () => {
  const marks = (finding: Finding, others: Finding[] = []) => monthMarks(finding, CARD, [finding, ...others]);
  // Before a gap nothing is known; after it the month is there, unless another finding has it.
  expect(marks(MISSING)).toEqual([{ month: '2026-09', share: 0 }, { month: '2026-10', share: 1 }]);
  expect(marks(MISSING, [{ ...UNDERPAID, from: '2026-10' }])).toEqual([{ month: '2026-09', share: 0 }]);
  // An employer who stopped: the newest contribution stands before the gap.
  const stopped: Finding = { ...MISSING, kind: 'employer_stopped', from: '2026-11', to: '2026-12' };
  expect(marks(stopped).map(({ share }) => share)).toEqual([1, 0, 0]);
  expect(marks(UNDERPAID)[0]?.share).toBeCloseTo(0.6);
});

test('the picture says itself in words, stretch by stretch', () => {
  const said = marksSummary([{ month: '2026-09', share: 0 }, { month: '2026-10', share: 0 }, { month: '2026-11', share: 1 }]);
  expect(said).toBe('September 2026 sampai Oktober 2026: belum tercatat. November 2026: tercatat.');
});
