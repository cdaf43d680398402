// What somebody chose to merge: kept with everything else that was typed, so no lock or detour loses it.
import type { MembershipCard } from '../../../lib/bindings/MembershipCard';
import { draft } from '../../../lib/drafts.svelte';
import { mergeable, targets } from './choice';

const cards = draft('merge-cards');
const into = draft('merge-into');

export const plan = {
  /** The numbers of the chosen cards, of those that can still be merged. */
  chosen(all: MembershipCard[]): string[] {
    const wanted = cards.text.split(' ');
    return mergeable(all).flatMap(({ kpj }) => (wanted.includes(kpj) ? [kpj] : []));
  },
  choose(all: MembershipCard[], kpj: string, wanted: boolean): void {
    const others = plan.chosen(all).filter((one) => one !== kpj);
    cards.text = (wanted ? [...others, kpj] : others).join(' ');
  },
  /** The card to merge into: the chosen one while it can be, else the first that can; empty when none can. */
  target(all: MembershipCard[]): string {
    const possible = targets(all, plan.chosen(all));
    return (possible.find(({ kpj }) => kpj === into.text) ?? possible[0])?.kpj ?? '';
  },
  aim(kpj: string): void {
    into.text = kpj;
  },
  clear(): void {
    cards.text = into.text = '';
  },
};
