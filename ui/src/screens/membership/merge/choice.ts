// Which cards can be merged, and into which: what the service will insist on, said before anybody chooses.
import type { MembershipCard } from '../../../lib/bindings/MembershipCard';
import { m } from '../../../lib/paraglide/messages';
import { cardSpan, cardTitle, shortKpj } from '../../../lib/wording/card';

/** Why a card cannot be merged into another one, or null when it can. */
export function obstacle(card: MembershipCard): string | null {
  if (!saves(card)) return m.merge_no_savings();
  return card.until === null ? m.merge_running() : null;
}

/** Cards that stand by themselves, with their place on the list of all cards. */
export function standing(cards: MembershipCard[]): MembershipCard[] {
  return cards.filter(({ merged_into }) => merged_into === null);
}

/** Cards that can be merged while another one is there to merge them into. */
export function mergeable(cards: MembershipCard[]): MembershipCard[] {
  const all = standing(cards);
  const saving = all.filter(saves);
  return saving.length > 1 ? all.filter((card) => obstacle(card) === null) : [];
}

/** Cards that `chosen` can be merged into, the current one first. */
export function targets(cards: MembershipCard[], chosen: string[]): MembershipCard[] {
  return standing(cards).filter((card) => saves(card) && !chosen.includes(card.kpj));
}

/** A card in one line, for whoever has several with the same employer. */
export function cardLabel(card: MembershipCard): string {
  return m.merge_card_label({ card: cardTitle(card), kpj: shortKpj(card.kpj), span: cardSpan(card) });
}

// An older service does not say which programmes a card has; it will refuse what has no savings.
function saves({ programmes }: MembershipCard): boolean {
  return programmes.length === 0 || programmes.includes('jht');
}
