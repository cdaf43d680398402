import { views } from '../../lib/views.svelte';

/** Cards were merged, or stand by themselves again: whatever shows them looks again. */
export async function cardsChanged(): Promise<void> {
  await Promise.all([views.membership.refresh(), views.balance.refresh(), views.card.refresh()]);
}
