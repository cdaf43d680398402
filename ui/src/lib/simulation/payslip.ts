// The lines of a checked payslip, as the screen shows them.
import type { Explained } from '../bindings/Explained';
import type { Fact } from '../fact';
import { m } from '../paraglide/messages';
import { nameOf, wordOf } from '../wording/simulation';
import { valueText } from './values';

type Verdict = { banner: 'ok' | 'need' | 'stop'; tone: 'ok' | 'need' | 'stop'; title: () => string };

export const VERDICTS: Record<string, Verdict> = {
  right: { banner: 'ok', tone: 'ok', title: m.slip_right },
  too_little: { banner: 'stop', tone: 'stop', title: m.slip_too_little },
  too_much: { banner: 'need', tone: 'need', title: m.slip_too_much },
  not_shown: { banner: 'need', tone: 'need', title: m.slip_not_shown },
};

export type Line = { programme: string; paidBy: string; verdict: string; facts: Fact[] };

/** Expected, shown and their difference, by programme and by who pays. */
export function payslipLines({ formula, table }: Explained): Line[] {
  if (!table) return [];
  return table.rows.map((row) => {
    const cell = (column: string) => row[table.columns.indexOf(column)];
    const code = (column: string) => String(cell(column)?.value ?? '');
    const facts = ['expected', 'shown', 'difference'].flatMap((column) => {
      const value = cell(column);
      return value ? [{ name: nameOf(formula, column), value: valueText(formula, value) }] : [];
    });
    return {
      programme: wordOf(formula, code('programme')),
      paidBy: code('paid_by') === 'worker' ? m.payer_worker() : m.payer_employer(),
      verdict: code('verdict'),
      facts,
    };
  });
}
