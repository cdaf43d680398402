// Screens live behind the hash, so the system's back button, a reload and a bookmark all work.
import { settled } from './layers';

const PATHS = {
  home: '',
  balance: 'saldo',
  statement: 'rincian-saldo',
  verify_statement: 'periksa-rincian',
  activity: 'aktivitas',
  services: 'layanan',
  card: 'kartu',
  membership: 'kepesertaan',
  merge: 'gabung-kartu',
  watch: 'pantau-iuran',
  status: 'status',
  profile: 'profil',
  contacts: 'kontak',
  password: 'kata-sandi',
  devices: 'perangkat',
  security_log: 'catatan-keamanan',
  find_card: 'tambah-kartu',
  my_data: 'data-saya',
  tickets: 'pengaduan',
  data_update: 'pengkinian',
  simulations: 'simulasi',
  payslip: 'cek-slip-gaji',
  benefits: 'manfaat',
  join: 'daftar',
  recover: 'bantuan-masuk',
} as const;

export type Screen = keyof typeof PATHS;

/** The address of a screen, or of one part of it (`#/saldo/kartu-2`). */
export function address(screen: Screen, part = ''): string {
  return part ? `#/${PATHS[screen]}/${part}` : `#/${PATHS[screen]}`;
}

type Route = { screen: Screen; part: string };

/** Parts that live on another screen now: a bookmark of before still finds them. */
const MOVED: Record<string, Route> = {
  'saldo/program': { screen: 'membership', part: 'program' },
};

function parse(hash: string): Route {
  const wanted = hash.replace(/^#\/?/, '');
  if (MOVED[wanted]) return MOVED[wanted];
  const [path = '', part = ''] = wanted.split('/');
  const screen = (Object.keys(PATHS) as Screen[]).find((name) => PATHS[name] === path);
  return screen ? { screen, part } : { screen: 'home', part: '' };
}

let route = $state.raw<Route>(parse(location.hash));
let depth = (history.state as { depth?: number } | null)?.depth ?? 0;
let moved = false;

export const router = {
  get screen(): Screen {
    return route.screen;
  },
  /** The part of the screen that was asked for; it is brought into view and takes the focus. */
  get part(): string {
    return route.part;
  },
  /** False until the person goes somewhere: the first screen must not grab the focus. */
  get moved(): boolean {
    return moved;
  },
};

/** From now on a new screen's title takes the focus, as after following a link. */
export function announceNextScreen(): void {
  moved = true;
}

/** To a screen, or one part of it, as a link would. */
export async function go(screen: Screen, part = ''): Promise<void> {
  await settled();
  location.hash = address(screen, part);
}

/** To the last of some parts, with the others behind it as if they had been walked through. */
export async function goThrough(screen: Screen, parts: string[]): Promise<void> {
  await settled();
  for (const part of parts.slice(0, -1)) {
    depth += 1;
    history.pushState({ depth }, '', address(screen, part));
  }
  location.hash = address(screen, parts.at(-1));
}

/** To another part in place of this one: nobody goes back to what is over. */
export async function turnTo(screen: Screen, part = ''): Promise<void> {
  await settled();
  moved = true;
  history.replaceState({ depth }, '', address(screen, part));
  route = { screen, part };
}

/** One step back in the app; a screen that was opened directly has its parent behind it. */
export function goBack(parent: Screen, part = ''): void {
  if (depth > 0) history.back();
  else location.replace(address(parent, part));
}

/** Where the app opens when nobody asked for a screen. Not a step to go back from. */
export function beginAt(screen: Screen): void {
  if (route.screen !== 'home' || route.part || screen === 'home') return;
  route = { screen, part: '' };
  history.replaceState({ depth }, '', address(screen));
}

/** After signing out the next person begins at the beginning. */
export async function startOver(): Promise<void> {
  await settled();
  location.replace(address('home'));
}

window.addEventListener('popstate', (event: PopStateEvent) => {
  const state = event.state as { depth?: number } | null;
  if (state?.depth === undefined) {
    depth += 1;
    history.replaceState({ depth }, '');
  } else {
    depth = state.depth;
  }
  const next = parse(location.hash);
  if (next.screen === route.screen && next.part === route.part) return;
  moved = true;
  route = next;
});

history.replaceState({ depth }, '');
