// What does not look right about contributions, in words that accuse nobody: a record may be late or wrong.
import type { Finding } from '../bindings/Finding';
import type { MembershipCard } from '../bindings/MembershipCard';
import { monthAndYear } from '../format/dates';
import { monthsFrom } from '../format/months';
import { rupiah } from '../format/rupiah';
import { m } from '../paraglide/messages';

type Words = { title: string; text: string };

/** What is seen, as a headline and a sentence. With `veil` every amount is written as that instead. */
export function findingWords(finding: Finding, card: MembershipCard | undefined, veil: string | null): Words {
  return { title: title(finding), text: text(finding, card, veil) };
}

/** `Oktober 2026`, or `Agustus 2026 sampai Oktober 2026`. */
export function period({ from, to }: Pick<Finding, 'from' | 'to'>): string {
  return from === to ? monthAndYear(from) : m.period({ from: monthAndYear(from), to: monthAndYear(to) });
}

/** Whoever pays for this card; the self-employed have nobody to ask. */
export function employerOf(card: MembershipCard | undefined): string | null {
  return card?.segment === 'bpu' ? null : (card?.employer ?? m.employer_yours());
}

function title(finding: Finding): string {
  const count = monthsFrom(finding.from, finding.to).length;
  switch (finding.kind) {
    case 'employer_stopped':
      return m.finding_stopped({ count });
    case 'missing_months':
      return count === 1 ? m.arrears_month({ month: monthAndYear(finding.from) }) : m.finding_missing({ count });
    case 'underpaid':
      return m.finding_underpaid();
    case 'wage_dropped':
      return m.finding_wage();
    default:
      return m.finding_unknown();
  }
}

function text(finding: Finding, card: MembershipCard | undefined, veil: string | null): string {
  const { kind, from, expected, found } = finding;
  const money = (amount: number) => veil ?? rupiah(amount);
  const employer = employerOf(card);
  const amounts = expected !== null && found !== null ? { expected: money(expected), found: money(found) } : null;
  if (kind === 'employer_stopped' && employer) return m.finding_stopped_text({ employer, month: monthAndYear(from) });
  if (kind === 'missing_months' && employer) return m.finding_missing_text({ employer, period: period(finding) });
  if (kind === 'missing_months') return m.finding_missing_self({ period: period(finding) });
  if (kind === 'underpaid' && amounts) return m.finding_underpaid_text({ period: period(finding), ...amounts });
  if (kind === 'wage_dropped' && amounts) return m.finding_wage_text({ month: monthAndYear(from), ...amounts });
  return m.finding_about({ period: period(finding) });
}
