import { expect, test } from 'vitest';
import type { Finding } from '../../../lib/bindings/Finding';
import type { Statement } from '../../../lib/bindings/Statement';
import type { StatementLine } from '../../../lib/bindings/StatementLine';
import type { StatementYear } from '../../../lib/bindings/StatementYear';
import { forAnotherYear, gapsOf, rowsOf, type Row } from './rows';

const paid = (month: string, on: string, card = 0): StatementLine => ({
  card,
  on,
  amount: 100,
  entry: { kind: 'contribution', month, wage: 1754, own: 35 },
});

function year(year: number, opening: number, lines: StatementLine[]): StatementYear {
  const closing = lines.reduce((sum, { amount }) => sum + amount, opening);
  const sums = { own: 0, employer: 0, returns: 0, corrections: 0, claims: 0 };
  return { year, opening, ...sums, closing, returns_estimated: false, through: `${year}-12-31`, verification: '', lines };
}

const CARD = { kpj: '24020090001', segment: 'pu', employer: 'PT Maju Sentosa' } as const;

const STATEMENT: Statement = {
  name: 'Siti',
  cards: [CARD, { ...CARD, kpj: '24020090002' }],
  years: [
    year(2025, 0, [
      paid('2025-10', '2025-11-10'),
      paid('2025-10', '2025-11-12', 1),
      { card: 0, on: '2025-12-31', amount: 7, entry: { kind: 'return', estimate: true } },
    ]),
    year(2026, 207, [
      paid('2026-01', '2026-02-10'),
      { card: 0, on: '2026-03-01', amount: -57, entry: { kind: 'claim' } },
      paid('2026-02', '2026-03-10'),
      paid('2026-04', '2026-05-10'),
    ]),
  ],
};

const found = (kind: Finding['kind'], from: string, to: string): Finding => ({
  kpj: CARD.kpj, kind, from, to, expected: null, found: null,
});

const told = (rows: Row[]) =>
  rows.map((row) =>
    row.kind === 'gap' ? `no ${row.gap.month}` : row.line.entry.kind === 'contribution' ? row.line.entry.month : row.line.entry.kind,
  );

test('months between a card’s first and last contribution that have none are gaps', () => {
  expect(gapsOf(STATEMENT, [])).toEqual([
    { card: 0, month: '2025-11' },
    { card: 0, month: '2025-12' },
    { card: 0, month: '2026-03' },
  ]);
});

test('so are the months the service found to be owed, and no others', () => {
  const findings = [found('employer_stopped', '2026-05', '2026-06'), found('underpaid', '2026-08', '2026-09')];
  expect(gapsOf(STATEMENT, findings).map(({ month }) => month)).toEqual([
    '2025-11', '2025-12', '2026-03', '2026-05', '2026-06',
  ]);
});

test('a month that was found once and paid since is no gap', () => {
  expect(gapsOf(STATEMENT, [found('missing_months', '2026-02', '2026-02')])).toEqual(gapsOf(STATEMENT, []));
});

test('a gap stands where its month belongs', () => {
  const gaps = gapsOf(STATEMENT, [found('employer_stopped', '2026-05', '2026-05')]);
  expect(told(rowsOf(STATEMENT.years[0]!, gaps))).toEqual(['2025-10', '2025-10', 'no 2025-11', 'no 2025-12', 'return']);
  expect(told(rowsOf(STATEMENT.years[1]!, gaps))).toEqual([
    '2026-01', 'claim', '2026-02', 'no 2026-03', '2026-04', 'no 2026-05',
  ]);
});

test('the balance runs from the opening to the closing', () => {
  const [, second] = STATEMENT.years;
  const balances = rowsOf(second!, []).flatMap((row) => (row.kind === 'line' ? [row.balance] : []));
  expect(balances).toEqual([307, 250, 350, 450]);
  expect(balances.at(-1)).toBe(second!.closing);
});

test('a contribution for another year’s month is told apart', () => {
  expect(forAnotherYear(paid('2025-12', '2026-01-12'), 2026)).toBe(true);
  expect(forAnotherYear(paid('2026-01', '2026-02-12'), 2026)).toBe(false);
});
