// The parts of the growth picture in words. Complete by type.
import type { GrowthBar, GrowthPart } from '../chart/growth';
import { PARTS } from '../chart/growth';
import { m } from '../paraglide/messages';

const NAMES: Record<GrowthPart, () => string> = {
  paid: m.growth_paid,
  own: m.growth_own,
  employer: m.growth_employer,
  corrected: m.growth_corrections,
  grown: m.growth_grown,
  taken: m.growth_taken,
};

export type LegendRow = { part: GrowthPart; name: string; amount: number };

/** What is in the account at the end, part by part, and all that was ever taken out; without those that never were. */
export function legend(bars: GrowthBar[]): LegendRow[] {
  const last = bars[bars.length - 1];
  if (!last) return [];
  return PARTS.filter((part) => bars.some((bar) => bar.parts[part] > 0)).map((part) => ({
    part,
    name: NAMES[part](),
    amount: part === 'taken' ? bars.reduce((sum, bar) => sum + bar.parts.taken, 0) : last.parts[part],
  }));
}
