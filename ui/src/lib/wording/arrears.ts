import type { MembershipCard } from '../bindings/MembershipCard';
import { employerDueDate, longDate, monthAndYear } from '../format/dates';
import { m } from '../paraglide/messages';

export type Arrears = { title: string; text: string };

/** An unpaid month, and what it means for this person: an employer's debt is not the worker's fault. */
export function arrears(card: MembershipCard): Arrears | null {
  if (card.status !== 'arrears') return null;
  const title = card.due_month ? m.arrears_month({ month: monthAndYear(card.due_month) }) : m.arrears_some();
  return { title, text: meaning(card) };
}

function meaning({ segment, employer, due_month }: MembershipCard): string {
  if (segment === 'bpu') return m.arrears_self();
  if (!employer) return m.arrears_other();
  return due_month
    ? m.arrears_employer_due({ employer, date: longDate(employerDueDate(due_month)) })
    : m.arrears_employer({ employer });
}
