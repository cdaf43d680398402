import type { BalanceYear } from '../bindings/BalanceYear';
import type { StatementYear } from '../bindings/StatementYear';

/** A year as the balance tells it, or as the statement does, which knows who paid. */
export type GrowthYear = BalanceYear | StatementYear;

/** The parts of a bar, from the ground up; `taken` is what a claim took away, no longer in the account. */
export const PARTS = ['paid', 'own', 'employer', 'corrected', 'grown', 'taken'] as const;
export type GrowthPart = (typeof PARTS)[number];

/** One bar: the balance at the year's end, by what it is made of. */
export type GrowthBar = { year: number; parts: Record<GrowthPart, number> };

export function knowsWhoPaid(year: GrowthYear): year is StatementYear {
  return 'own' in year;
}

export function growthBars(years: GrowthYear[]): GrowthBar[] {
  return years.every(knowsWhoPaid) ? byPayer(years) : byGrowth(years as BalanceYear[]);
}

/**
 * The returns still in the account are what was earned so far; a claim takes its share from both parts.
 * Whatever else is in the closing balance was paid in, also before the first year on record.
 */
function byGrowth(years: BalanceYear[]): GrowthBar[] {
  let grown = 0;
  return years.map(({ year, returns, claims, closing }) => {
    grown += returns;
    const before = closing - claims;
    if (claims < 0) grown = before > 0 ? (grown * closing) / before : 0;
    const kept = Math.min(Math.max(grown, 0), Math.max(closing, 0));
    return bar(year, { paid: Math.max(closing, 0) - kept, grown: kept, taken: Math.max(0, -claims) });
  });
}

/** Whatever is taken away, by a claim or a correction, takes its share of every part. */
function byPayer(years: StatementYear[]): GrowthBar[] {
  let [own, employer, corrected, grown] = [0, 0, 0, 0];
  return years.map((year) => {
    own += year.own;
    employer += year.employer;
    corrected += Math.max(year.corrections, 0);
    grown += year.returns;
    const all = own + employer + corrected + grown;
    const share = all > 0 ? Math.max(year.closing, 0) / all : 0;
    [own, employer, corrected, grown] = [own * share, employer * share, corrected * share, grown * share];
    return bar(year.year, { own, employer, corrected, grown, taken: Math.max(0, -year.claims) });
  });
}

function bar(year: number, parts: Partial<Record<GrowthPart, number>>): GrowthBar {
  return { year, parts: { paid: 0, own: 0, employer: 0, corrected: 0, grown: 0, taken: 0, ...parts } };
}
