// Everything the app can do, by group: what Layanan lists and searches. A service joins when it exists.
import Activity from '@lucide/svelte/icons/activity';
import AtSign from '@lucide/svelte/icons/at-sign';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import CirclePlus from '@lucide/svelte/icons/circle-plus';
import BookOpen from '@lucide/svelte/icons/book-open';
import Calculator from '@lucide/svelte/icons/calculator';
import CircleUserRound from '@lucide/svelte/icons/circle-user-round';
import Combine from '@lucide/svelte/icons/combine';
import Database from '@lucide/svelte/icons/database';
import History from '@lucide/svelte/icons/history';
import IdCard from '@lucide/svelte/icons/id-card';
import KeyRound from '@lucide/svelte/icons/key-round';
import LockKeyhole from '@lucide/svelte/icons/lock-keyhole';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone';
import Palette from '@lucide/svelte/icons/palette';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import ReceiptText from '@lucide/svelte/icons/receipt-text';
import UserRoundPen from '@lucide/svelte/icons/user-round-pen';
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
  href: address('membership', 'program'),
  area: 'membership',
};

const membership: Service = {
  id: 'membership',
  icon: BadgeCheck,
  title: m.membership,
  about: m.service_membership_about,
  words: m.service_membership_words,
  href: address('membership'),
  area: 'membership',
};

const watch: Service = {
  id: 'watch',
  icon: ChartNoAxesColumn,
  title: m.watch,
  about: m.service_watch_about,
  words: m.service_watch_words,
  href: address('watch'),
  area: 'membership',
};

const merge: Service = {
  id: 'merge',
  icon: Combine,
  title: m.merge,
  about: m.merge_about,
  words: m.service_merge_words,
  href: address('merge'),
  area: 'membership',
};

const findCard: Service = {
  id: 'find_card',
  icon: CirclePlus,
  title: m.find_card,
  about: m.find_card_about,
  words: m.service_find_card_words,
  href: address('find_card'),
  area: 'account',
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

const contacts: Service = {
  id: 'contacts',
  icon: AtSign,
  title: m.contacts,
  about: m.contacts_about,
  words: m.service_contacts_words,
  href: address('contacts'),
  area: 'account',
};

const password: Service = {
  id: 'password',
  icon: KeyRound,
  title: m.password,
  about: m.password_about,
  words: m.service_password_words,
  href: address('password'),
  area: 'account',
};

const devices: Service = {
  id: 'devices',
  icon: MonitorSmartphone,
  title: m.devices,
  about: m.devices_about,
  words: m.service_devices_words,
  href: address('devices'),
  area: 'account',
};

const securityLog: Service = {
  id: 'security_log',
  icon: History,
  title: m.security_log,
  about: m.security_log_about,
  words: m.service_security_log_words,
  href: address('security_log'),
  area: 'account',
};

const myData: Service = {
  id: 'my_data',
  icon: Database,
  title: m.my_data,
  about: m.my_data_about,
  words: m.service_my_data_words,
  href: address('my_data'),
  area: 'account',
};

const dataUpdate: Service = {
  id: 'data_update',
  icon: UserRoundPen,
  title: m.data_update,
  about: m.data_update_about,
  words: m.service_data_update_words,
  href: address('data_update'),
  area: 'data_update',
};

const tickets: Service = {
  id: 'tickets',
  icon: MessageSquareText,
  title: m.tickets,
  about: m.tickets_about,
  words: m.service_tickets_words,
  href: address('tickets'),
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

const simulations: Service = {
  id: 'simulations',
  icon: Calculator,
  title: m.service_simulations,
  about: m.service_simulations_about,
  words: m.service_simulations_words,
  href: address('simulations'),
};

export const PAYSLIP_SERVICE: Service = {
  id: 'payslip',
  icon: ReceiptText,
  title: m.service_payslip,
  about: m.service_payslip_about,
  words: m.service_payslip_words,
  href: address('payslip'),
};

export const BENEFITS_SERVICE: Service = {
  id: 'benefits',
  icon: BookOpen,
  title: m.service_benefits,
  about: m.service_benefits_about,
  words: m.service_benefits_words,
  href: address('benefits'),
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
  {
    id: 'membership',
    title: m.group_membership,
    services: [balance, statement, membership, watch, activity, card, findCard, merge, programmes],
  },
  { id: 'simulations', title: m.group_simulations, services: [simulations, PAYSLIP_SERVICE, BENEFITS_SERVICE] },
  {
    id: 'account',
    title: m.group_account,
    services: [dataUpdate, account, contacts, password, devices, securityLog, myData, lock, display],
  },
  { id: 'help', title: m.group_help, services: [tickets, verify, status] },
];

/** The ones worth a tile on the first screen. */
export const SHORTCUTS: Service[] = [balance, card, programmes, simulations, PAYSLIP_SERVICE, status];

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
