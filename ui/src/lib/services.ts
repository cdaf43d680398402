// Everything the app can do, by group: what Layanan lists and searches. A service joins when it exists.
import Activity from '@lucide/svelte/icons/activity';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import CircleUserRound from '@lucide/svelte/icons/circle-user-round';
import History from '@lucide/svelte/icons/history';
import IdCard from '@lucide/svelte/icons/id-card';
import LockKeyhole from '@lucide/svelte/icons/lock-keyhole';
import Palette from '@lucide/svelte/icons/palette';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Wallet from '@lucide/svelte/icons/wallet';
import type { Component } from 'svelte';
import { m } from './paraglide/messages';
import { address } from './router.svelte';

export type Service = {
  id: string;
  icon: Component;
  title: () => string;
  about: () => string;
  /** Other words people look for it by. */
  words: () => string;
  href: string;
  /** The area of the service it needs; while that rests, the list says so. */
  area?: string;
};

export type ServiceGroup = { id: string; title: () => string; services: Service[] };

const balance: Service = {
  id: 'balance',
  icon: Wallet,
  title: m.service_balance,
  about: m.service_balance_about,
  words: m.service_balance_words,
  href: address('balance'),
  area: 'balance',
};

const statement: Service = {
  id: 'statement',
  icon: ScrollText,
  title: m.statement,
  about: m.service_statement_about,
  words: m.service_statement_words,
  href: address('statement'),
  area: 'balance',
};

const card: Service = {
  id: 'card',
  icon: IdCard,
  title: m.service_card,
  about: m.service_card_about,
  words: m.service_card_words,
  href: address('card'),
  area: 'card',
};

const programmes: Service = {
  id: 'programmes',
  icon: ShieldCheck,
  title: m.service_programmes,
  about: m.service_programmes_about,
  words: m.service_programmes_words,
  href: address('balance', 'program'),
  area: 'membership',
};

const activity: Service = {
  id: 'activity',
  icon: History,
  title: m.activity,
  about: m.service_activity_about,
  words: m.service_activity_words,
  href: address('activity'),
  area: 'activity',
};

const account: Service = {
  id: 'account',
  icon: CircleUserRound,
  title: m.service_account,
  about: m.service_account_about,
  words: m.service_account_words,
  href: address('profile'),
  area: 'account',
};

const lock: Service = {
  id: 'lock',
  icon: LockKeyhole,
  title: m.service_lock,
  about: m.service_lock_about,
  words: m.service_lock_words,
  href: address('profile', 'kunci'),
};

const display: Service = {
  id: 'display',
  icon: Palette,
  title: m.service_display,
  about: m.service_display_about,
  words: m.service_display_words,
  href: address('profile', 'tampilan'),
};

const verify: Service = {
  id: 'verify',
  icon: BadgeCheck,
  title: m.verify,
  about: m.service_verify_about,
  words: m.service_verify_words,
  href: address('verify_statement'),
  area: 'balance',
};

const status: Service = {
  id: 'status',
  icon: Activity,
  title: m.service_status,
  about: m.service_status_about,
  words: m.service_status_words,
  href: address('status'),
};

export const SERVICE_GROUPS: ServiceGroup[] = [
  { id: 'membership', title: m.group_membership, services: [balance, statement, card, programmes, activity] },
  { id: 'account', title: m.group_account, services: [account, lock, display] },
  { id: 'help', title: m.group_help, services: [verify, status] },
];

/** The ones worth a tile on the first screen. */
export const SHORTCUTS: Service[] = [balance, card, programmes, status];

/** The groups with what answers to `query`; a group without any falls away. */
export function searchServices(query: string): ServiceGroup[] {
  const wanted = query.trim().toLowerCase().split(/\s+/);
  return SERVICE_GROUPS.map((group) => ({
    ...group,
    services: group.services.filter((service) => {
      const text = [service.title(), service.about(), service.words(), group.title()].join(' ').toLowerCase();
      return wanted.every((word) => text.includes(word));
    }),
  })).filter((group) => group.services.length > 0);
}
