import type { CardFace } from '../bindings/CardFace';
import type { Cards } from '../bindings/Cards';
import type { MembershipCard } from '../bindings/MembershipCard';
import type { Fact } from '../fact';
import { longDate, monthAndYear, shortDate } from '../format/dates';
import { GROUPINGS } from '../format/digits';
import { rupiah } from '../format/rupiah';
import { m } from '../paraglide/messages';
import { IDENTITY_LABELS } from './identity';
import { segmentName, statusChip } from './membership';

/** What a card is called: by whoever pays for it, else by the kind of membership. */
export function cardTitle({ segment, employer }: Pick<MembershipCard, 'segment' | 'employer'>): string {
  return employer ?? (segment === 'bpu' ? m.card_own() : segmentName(segment));
}

/** `KPJ 2104 0090 008`. */
export function shortKpj(kpj: string): string {
  return m.kpj_short({ kpj: GROUPINGS.kpj.write(kpj) });
}

/** From when to when a card runs. */
export function cardSpan({ since, until }: Pick<MembershipCard, 'since' | 'until'>): string {
  return until ? m.card_span({ from: shortDate(since), to: shortDate(until) }) : m.card_since_date({ date: longDate(since) });
}

/** What is known of a card, line by line. With `veil` every amount is written as that instead. */
export function cardFacts(card: MembershipCard, veil: string | null): Fact[] {
  const money = (amount: number) => veil ?? rupiah(amount);
  const last = card.last_contribution;
  return [
    { name: m.card_kpj(), value: card.kpj, identifier: true },
    { name: m.card_segment(), value: segmentName(card.segment) },
    ...payer(card),
    ...wage(card, money),
    ...(last
      ? [
          { name: m.card_last(), value: monthAndYear(last.month), note: money(last.amount) },
          { name: m.card_paid_on(), value: longDate(last.paid_on), note: paidBy(card) },
        ]
      : [{ name: m.card_last(), value: m.value_none_yet() }]),
    { name: m.card_since(), value: longDate(card.since) },
    ...(card.until ? [{ name: m.card_until(), value: longDate(card.until) }] : []),
  ];
}

/** Who holds the cards. */
export type Holder = Pick<Cards, 'name' | 'nik' | 'identity_kind'>;

/** What stands on the digital card, line by line. */
export function faceFacts(card: CardFace, { name, nik, identity_kind }: Holder, kpj: string): Fact[] {
  return [
    { name: m.card_name(), value: name },
    { name: IDENTITY_LABELS[identity_kind](), value: nik, identifier: true },
    { name: m.card_kpj(), value: kpj, identifier: true },
    { name: m.card_segment(), value: segmentName(card.segment) },
    ...payer(card),
    { name: m.card_status(), value: statusChip(card.status).label },
    { name: m.card_since(), value: longDate(card.since) },
    ...(card.until ? [{ name: m.card_until(), value: longDate(card.until) }] : []),
  ];
}

// Whoever works for wages has an employer who reports them: there, and only there, a gap says something.
function payer({ segment, employer }: Pick<MembershipCard, 'segment' | 'employer'>): Fact[] {
  if (segment === 'bpu') return [{ name: m.card_payer(), value: employer ?? m.payer_self() }];
  if (employer === null && segment !== 'pu') return [];
  return [{ name: m.card_employer(), value: employer ?? m.value_none() }];
}

function paidBy({ segment, employer }: MembershipCard): string | undefined {
  const who = employer ?? (segment === 'bpu' ? m.payer_self() : null);
  return who ? m.paid_by({ who }) : undefined;
}

function wage({ segment, wage }: MembershipCard, money: (amount: number) => string): Fact[] {
  if (wage === null && segment !== 'pu') return [];
  const name = segment === 'bpu' ? m.card_income_base() : m.card_wage();
  return [{ name, value: wage === null ? m.value_none() : money(wage) }];
}
