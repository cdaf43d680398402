import type { MembershipCard } from '../bindings/MembershipCard';
import type { Fact } from '../fact';
import { longDate, monthAndYear } from '../format/dates';
import { rupiah } from '../format/rupiah';
import { m } from '../paraglide/messages';
import { payer, segmentName } from './membership';

/** What is known of a card, line by line. With `veil` every amount is written as that instead. */
export function cardFacts(card: MembershipCard, veil: string | null): Fact[] {
  const money = (amount: number) => veil ?? rupiah(amount);
  const last = card.last_contribution;
  return [
    { name: m.card_kpj(), value: card.kpj },
    { name: m.card_segment(), value: segmentName(card.segment) },
    { name: card.segment === 'bpu' ? m.card_payer() : m.card_employer(), value: payer(card) },
    {
      name: card.segment === 'bpu' ? m.card_income_base() : m.card_wage(),
      value: card.wage === null ? m.value_none() : money(card.wage),
    },
    ...(last
      ? [
          { name: m.card_last(), value: monthAndYear(last.month), note: money(last.amount) },
          { name: m.card_paid_on(), value: longDate(last.paid_on) },
        ]
      : [{ name: m.card_last(), value: m.value_none_yet() }]),
    { name: m.card_since(), value: longDate(card.since) },
    ...(card.until ? [{ name: m.card_until(), value: longDate(card.until) }] : []),
  ];
}
