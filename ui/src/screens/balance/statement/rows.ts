// The lines of a statement as they are read: with the balance after each, and the months in which nothing came.
import type { Finding } from '../../../lib/bindings/Finding';
import type { Month } from '../../../lib/bindings/Month';
import type { Statement } from '../../../lib/bindings/Statement';
import type { StatementLine } from '../../../lib/bindings/StatementLine';
import type { StatementYear } from '../../../lib/bindings/StatementYear';

/** A month inside a card's life without a contribution; `card` is the card's place in the statement. */
export type Gap = { card: number; month: Month };

/** A posting with the balance after it, or a month that has none. */
export type Row = { kind: 'line'; line: StatementLine; balance: number } | { kind: 'gap'; gap: Gap };

/**
 * The months of each card between its first and its last contribution that have none, and those the service
 * found to be due and unpaid: only it knows which month is due yet. In order of the months.
 */
export function gapsOf({ cards, years }: Statement, findings: Finding[]): Gap[] {
  const paid: Set<number>[] = cards.map(() => new Set());
  for (const { card, entry } of years.flatMap(({ lines }) => lines)) {
    if (entry.kind === 'contribution') paid[card]?.add(count(entry.month));
  }
  return cards
    .flatMap(({ kpj }, card) => {
      const months = paid[card]!;
      const life = months.size > 0 ? between(Math.min(...months), Math.max(...months)) : [];
      const owed = findings.filter((finding) => finding.kpj === kpj && OWED.has(finding.kind));
      const due = [...life, ...owed.flatMap(({ from, to }) => between(count(from), count(to)))];
      return [...new Set(due)].filter((month) => !months.has(month)).map((month) => ({ card, month: write(month) }));
    })
    .sort((one, other) => one.month.localeCompare(other.month));
}

const OWED = new Set<Finding['kind']>(['missing_months', 'employer_stopped']);

/**
 * The rows of one year, oldest first. A gap stands where its month belongs: before the same card's first
 * contribution for a later month, else after the last contribution of the year.
 */
export function rowsOf(year: StatementYear, gaps: Gap[]): Row[] {
  let balance = year.opening;
  const rows: Row[] = year.lines.map((line) => {
    balance += line.amount;
    return { kind: 'line', line, balance };
  });
  for (const gap of gaps) {
    if (Number(gap.month.slice(0, 4)) === year.year) rows.splice(placeOf(gap, rows), 0, { kind: 'gap', gap });
  }
  return rows;
}

/** Whether a line is for a month of another year than it was posted in: December's usually comes in January. */
export function forAnotherYear({ entry }: StatementLine, year: number): boolean {
  return entry.kind === 'contribution' && Number(entry.month.slice(0, 4)) !== year;
}

function placeOf(gap: Gap, rows: Row[]): number {
  const later = rows.findIndex((row) => {
    const [card, month] = monthOf(row);
    return card === gap.card && month !== null && month > gap.month;
  });
  if (later >= 0) return later;
  return rows.map((row) => monthOf(row)[1] !== null).lastIndexOf(true) + 1;
}

function monthOf(row: Row): [card: number, month: Month | null] {
  if (row.kind === 'gap') return [row.gap.card, row.gap.month];
  const { card, entry } = row.line;
  return [card, entry.kind === 'contribution' ? entry.month : null];
}

/** Months counted through, so that December and January are neighbours. */
function count(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function write(months: number): Month {
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
}
