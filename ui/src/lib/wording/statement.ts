// The lines of a statement in words.
import type { StatementCard } from '../bindings/StatementCard';
import type { StatementEntry } from '../bindings/StatementEntry';
import { monthAndYear } from '../format/dates';
import { GROUPINGS } from '../format/digits';
import { m } from '../paraglide/messages';
import { segmentName } from './membership';

export function lineTitle(entry: StatementEntry): string {
  switch (entry.kind) {
    case 'contribution':
      return m.statement_contribution({ month: monthAndYear(entry.month) });
    case 'return':
      return m.statement_returns();
    case 'correction':
      return m.statement_correction();
    case 'claim':
      return m.statement_claim();
    default:
      return m.statement_other();
  }
}

/** Who paid on a card, by its place; with the card's number where that alone does not tell two cards apart. */
export function payerOf(cards: StatementCard[], at: number): string {
  const card = cards[at];
  if (!card) return '';
  const name = payer(card);
  const alone = cards.every((other) => other === card || payer(other) !== name);
  return alone ? name : m.statement_payer({ payer: name, kpj: GROUPINGS.kpj.write(card.kpj) });
}

function payer({ segment, employer }: StatementCard): string {
  return employer ?? (segment === 'bpu' ? m.payer_self() : segmentName(segment));
}
