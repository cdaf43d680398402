// A finding in full: the facts, what they mean for the person, and how to ask the employer about them.
import type { Finding } from '../bindings/Finding';
import type { Membership } from '../bindings/Membership';
import type { MembershipCard } from '../bindings/MembershipCard';
import type { GivenFact } from '../fact';
import { GROUPINGS } from '../format/digits';
import { longDate } from '../format/dates';
import { rupiah } from '../format/rupiah';
import { m } from '../paraglide/messages';
import { employerOf, findingWords, period } from './finding';

/** Line by line, each with what a complaint says of it. With `veil` every amount is shown as that instead. */
export function findingFacts(finding: Finding, card: MembershipCard | undefined, veil: string | null): GivenFact[] {
  const { kpj, kind, from, to, expected, found } = finding;
  const money = (amount: number) => veil ?? rupiah(amount);
  const wage = kind === 'wage_dropped';
  return [
    { name: m.card_kpj(), value: GROUPINGS.kpj.write(kpj), identifier: true, given: { kpj } },
    ...(card?.employer ? [{ name: m.card_employer(), value: card.employer, given: { employer: card.employer } }] : []),
    { name: m.finding_months(), value: period(finding), given: { finding: kind, from, to } },
    ...(expected === null
      ? []
      : [
          {
            name: wage ? m.finding_wage_before() : m.finding_expected(),
            value: money(expected),
            given: { expected: String(expected) },
          },
        ]),
    ...(found === null
      ? []
      : [
          {
            name: wage ? m.finding_wage_now() : m.finding_found(),
            value: money(found),
            note: expected === null ? undefined : difference(expected, found, money),
            given: { found: String(found) },
          },
        ]),
  ];
}

function difference(expected: number, found: number, money: (amount: number) => string): string | undefined {
  return found < expected ? m.finding_difference({ amount: money(expected - found) }) : undefined;
}

/** What it means for this person. */
export function findingMeaning(finding: Finding, card: MembershipCard | undefined, { programmes }: Membership): string {
  if (finding.kind === 'underpaid') return m.finding_underpaid_means();
  if (finding.kind === 'wage_dropped') return m.finding_wage_means();
  if (finding.kind !== 'employer_stopped' && finding.kind !== 'missing_months') return m.finding_unknown_means();
  if (employerOf(card)) {
    return finding.kind === 'employer_stopped' ? m.finding_stopped_means() : m.finding_missing_means();
  }
  const ends = programmes.flatMap(({ cover }) => (cover.kind === 'covered' && cover.until ? [cover.until] : []));
  const end = ends.sort()[0];
  return end ? m.finding_self_means({ date: longDate(end) }) : m.finding_self_ended();
}

/** A message to the employer, ready to be sent; with `veil` no amount is in it. */
export function question(finding: Finding, card: MembershipCard, name: string, veil: string | null): string {
  const employer = employerOf(card) ?? '';
  const { title, text } = findingWords(finding, card, veil);
  const seen = veil ? `${title}: ${period(finding)}.` : `${title}. ${text}`;
  const wanted = finding.kind === 'wage_dropped' ? m.ask_wage() : m.ask_contributions();
  const who = m.ask_who({ name, kpj: GROUPINGS.kpj.write(card.kpj) });
  return [m.ask_greeting({ employer }), who, m.ask_seen({ seen }), wanted, m.ask_thanks({ name })].join('\n\n');
}
