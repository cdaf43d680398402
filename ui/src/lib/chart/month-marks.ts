// The months of a finding as a picture shows them: those it is about, and beside them only what is certain.
import type { Finding } from '../bindings/Finding';
import type { MembershipCard } from '../bindings/MembershipCard';
import { monthAfter, monthsFrom } from '../format/months';

/** `share`: how much of what was expected is on record, from 0 to 1. */
export type MonthMark = { month: string; share: number };

/**
 * The service names runs of months that are as long as they get: the month after one is on record, unless it is
 * not due yet or another finding has it. Of the months before, only the newest contribution is known to be there.
 */
export function monthMarks(finding: Finding, card: MembershipCard | undefined, findings: Finding[]): MonthMark[] {
  const share = shareOf(finding);
  const marks = monthsFrom(finding.from, finding.to).map((month) => ({ month, share }));
  const newest = card?.last_contribution?.month ?? '';
  const after = monthAfter(finding.to);
  if (newest !== '' && monthAfter(newest) === finding.from) marks.unshift({ month: newest, share: 1 });
  if (after <= newest && !findings.some((other) => covers(other, finding.kpj, after))) marks.push({ month: after, share: 1 });
  return marks;
}

function shareOf({ kind, expected, found }: Finding): number {
  if (kind !== 'underpaid' || !expected || found === null) return 0;
  return Math.min(Math.max(found / expected, 0), 1);
}

function covers({ kpj, from, to }: Finding, card: string, month: string): boolean {
  return kpj === card && from <= month && month <= to;
}
