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

/** Who paid on a card; where there are several cards, with its number: one employer may have given two. */
export function payerOf({ kpj, segment, employer }: StatementCard, several: boolean): string {
  const payer = employer ?? (segment === 'bpu' ? m.payer_self() : segmentName(segment));
  return several ? m.statement_payer({ payer, kpj: GROUPINGS.kpj.write(kpj) }) : payer;
}
