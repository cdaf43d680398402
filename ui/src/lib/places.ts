// The places of the app: ONE list for the tabs and the rail. A place joins when it leads somewhere.
import History from '@lucide/svelte/icons/history';
import House from '@lucide/svelte/icons/house';
import IdCard from '@lucide/svelte/icons/id-card';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import UserRound from '@lucide/svelte/icons/user-round';
import { m } from './paraglide/messages';
import { router, type Screen } from './router.svelte';

export const PLACES = [
  { screen: 'home', icon: House, title: m.home },
  { screen: 'services', icon: LayoutGrid, title: m.services },
  { screen: 'card', icon: IdCard, title: m.card_place },
  { screen: 'activity', icon: History, title: m.activity },
  { screen: 'profile', icon: UserRound, title: m.profile },
] as const;

type Place = (typeof PLACES)[number]['screen'];

/** The place each screen belongs to, so that a tab stays lit below it. */
const BELONGS: Record<Screen, Place> = {
  home: 'home',
  balance: 'home',
  membership: 'home',
  merge: 'home',
  watch: 'home',
  statement: 'home',
  verify_statement: 'services',
  activity: 'activity',
  services: 'services',
  status: 'services',
  card: 'card',
  profile: 'profile',
  contacts: 'profile',
  password: 'profile',
  devices: 'profile',
  security_log: 'profile',
  find_card: 'card',
  my_data: 'profile',
  tickets: 'profile',
  data_update: 'services',
  simulations: 'services',
  payslip: 'services',
  benefits: 'services',
  join: 'home',
  recover: 'home',
};

export function currentPlace(): Place {
  return BELONGS[router.screen];
}
