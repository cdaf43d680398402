import type { BalanceYear } from '../bindings/BalanceYear';

/** One bar: what was paid in and what it earned, both as they still stand in the account at the year's end. */
export type GrowthBar = { year: number; paid: number; grown: number };

/**
 * The returns still in the account are what was earned so far; a claim takes its share from both parts.
 * Whatever else is in the closing balance was paid in, also before the first year on record.
 */
export function growthBars(years: BalanceYear[]): GrowthBar[] {
  let grown = 0;
  return years.map(({ year, returns, claims, closing }) => {
    grown += returns;
    const before = closing - claims;
    if (claims < 0) grown = before > 0 ? (grown * closing) / before : 0;
    const kept = Math.min(Math.max(grown, 0), Math.max(closing, 0));
    return { year, paid: Math.max(closing, 0) - kept, grown: kept };
  });
}
