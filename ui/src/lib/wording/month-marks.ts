import type { MonthMark } from '../chart/month-marks';
import { m } from '../paraglide/messages';
import { period } from './finding';

/** A row of months in words: each stretch that is alike by its first and last month. */
export function marksSummary(marks: MonthMark[]): string {
  const stretches: { from: string; to: string; share: number }[] = [];
  for (const { month, share } of marks) {
    const before = stretches[stretches.length - 1];
    if (before?.share === share) before.to = month;
    else stretches.push({ from: month, to: month, share });
  }
  return stretches.map(({ share, ...span }) => sentence(period(span), share)).join(' ');
}

function sentence(months: string, share: number): string {
  if (share === 0) return m.marks_missing({ months });
  return share === 1 ? m.marks_recorded({ months }) : m.marks_short({ months, percent: Math.round(share * 100) });
}
