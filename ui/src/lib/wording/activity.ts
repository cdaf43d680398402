// What happened, in words. Complete by type: a new kind cannot be forgotten here.
import ArrowDownToLine from '@lucide/svelte/icons/arrow-down-to-line';
import Bell from '@lucide/svelte/icons/bell';
import CreditCard from '@lucide/svelte/icons/credit-card';
import HandCoins from '@lucide/svelte/icons/hand-coins';
import Layers from '@lucide/svelte/icons/layers';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import TrendingUp from '@lucide/svelte/icons/trending-up';
import type { Component } from 'svelte';
import type { Activity } from '../bindings/Activity';
import type { ActivityEvent } from '../bindings/ActivityEvent';
import type { ActivityKind } from '../bindings/ActivityKind';
import type { Fact } from '../fact';
import { employerDueDate, longDate, monthAndYear } from '../format/dates';
import { GROUPINGS } from '../format/digits';
import { rupiah } from '../format/rupiah';
import { m } from '../paraglide/messages';
import { logWords } from './security-log';

type Kind = ActivityEvent['kind'];

export const ICONS: Record<Kind, Component> = {
  contribution: ArrowDownToLine,
  payment: CreditCard,
  return: TrendingUp,
  correction: PencilLine,
  claim: HandCoins,
  account: Bell,
  merged: Layers,
  unmerged: Layers,
  unknown: Bell,
};

/** What can be filtered by, in the order of the chips. */
export const KINDS: { kind: Exclude<ActivityKind, 'unknown'>; name: () => string }[] = [
  { kind: 'contribution', name: m.activity_contributions },
  { kind: 'payment', name: m.activity_payments },
  { kind: 'claim', name: m.activity_claims },
  { kind: 'posting', name: m.activity_postings },
  { kind: 'message', name: m.activity_messages },
];

export function activityTitle(event: ActivityEvent): string {
  switch (event.kind) {
    case 'contribution':
      return m.activity_contribution({ month: monthAndYear(event.month) });
    case 'payment':
      return m.activity_payment({ month: monthAndYear(event.month) });
    case 'return':
      return m.activity_return();
    case 'correction':
      return m.activity_correction();
    case 'claim':
      return m.activity_claim();
    case 'account':
      return logWords(event.what).title;
    case 'merged':
      return m.activity_merged();
    case 'unmerged':
      return m.activity_unmerged();
    default:
      return m.activity_other();
  }
}

/** What moved: a claim leaves the account, everything else adds to it or is written as it is. */
export function activityAmount(event: ActivityEvent): number | null {
  if (event.kind === 'claim') return -event.amount;
  return 'amount' in event ? event.amount : null;
}

/** Everything known of an entry, line by line. With `veil` every amount is written as that instead. */
export function activityFacts({ on, kpj, employer, event }: Activity, veil: string | null): Fact[] {
  const money = (amount: number) => veil ?? rupiah(amount);
  const kpjs = 'cards' in event ? event.cards : [];
  return [
    ...('month' in event ? [{ name: m.activity_month(), value: monthAndYear(event.month) }] : []),
    ...amounts(event, money),
    { name: m.activity_on(), value: longDate(on), note: lateness(event) },
    ...(employer ? [{ name: m.card_employer(), value: employer }] : []),
    ...kpjs.map((merged, at) => ({
      name: kpjs.length > 1 ? m.activity_merged_card({ number: at + 1 }) : m.activity_merged_cards(),
      value: GROUPINGS.kpj.write(merged),
      identifier: true,
    })),
    ...(kpj ? [{ name: kpjs.length > 0 ? m.activity_into() : m.kpj(), value: GROUPINGS.kpj.write(kpj), identifier: true }] : []),
  ];
}

function amounts(event: ActivityEvent, money: (amount: number) => string): Fact[] {
  switch (event.kind) {
    case 'contribution':
    case 'payment':
      return [
        { name: m.activity_all_programmes(), value: money(event.amount) },
        { name: m.activity_for_jht(), value: money(event.jht) },
      ];
    case 'return':
      return [{ name: m.activity_amount(), value: money(event.amount), note: event.estimate ? m.statement_estimate() : undefined }];
    case 'correction':
    case 'claim':
      return [{ name: m.activity_amount(), value: money(event.amount) }];
    default:
      return [];
  }
}

function lateness(event: ActivityEvent): string | undefined {
  if (event.kind !== 'contribution' || !event.late) return undefined;
  return m.activity_late_text({ date: longDate(employerDueDate(event.month)) });
}
