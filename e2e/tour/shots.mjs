// What the tour looks at: every screen, in each of these looks, seen by these people.
import { DESK, PHONE } from '../surroundings.mjs';

/** A kiosk's upright screen. */
const KIOSK = { width: 1080, height: 1920 };

export const LOOKS = [
  { name: 'phone', viewport: PHONE },
  { name: 'desktop', viewport: DESK },
  { name: 'kiosk', viewport: KIOSK },
  { name: 'phone-dark', viewport: PHONE, preferences: { theme: 'dark' } },
  { name: 'phone-contrast', viewport: PHONE, preferences: { theme: 'contrast' } },
  { name: 'phone-en', viewport: PHONE, preferences: { language: 'en' } },
  // All of it, however long: large text is where things get cut off.
  { name: 'phone-200', viewport: PHONE, preferences: { text_size: 200 }, fullPage: true },
];

/** Who waits at the code step: nobody whose code was entered before. */
export const AT_THE_CODE = 'never_updated';

/** By person, the screens they show: one for whom something waits; everything else, one with a long history. */
export const SHOWN_BY = { driver_unpaid: ['home'] };
export const EVERYTHING_ELSE = 'long_history';

/** Screens by the names people see; one that is not here has the name of its list. */
const FILES = {
  'sign-in': 'masuk',
  'sign-in with errors': 'masuk-errors',
  'sign-in refused': 'masuk-refused',
  code: 'masuk-code',
  home: 'beranda',
  balance: 'saldo',
  'balance as a table': 'saldo-table',
  'a card of the balance': 'saldo-card',
  membership: 'kepesertaan',
  'membership, cards merged': 'kepesertaan-merged',
  'undoing a merge': 'kepesertaan-undo',
  'a card': 'kepesertaan-card',
  'a merged card': 'kepesertaan-card-merged',
  'wages as a table': 'kepesertaan-card-table',
  'home, with findings': 'beranda-findings',
  'contribution watch': 'pantau-iuran',
  'contribution watch, nothing found': 'pantau-iuran-nothing-found',
  'asking the employer': 'pantau-iuran-asking',
  'reporting contributions': 'pantau-iuran-reporting',
  'nothing to merge': 'gabung-kartu-nothing',
  'choosing cards to merge': 'gabung-kartu',
  'the preview of a merge': 'gabung-kartu-preview',
  services: 'layanan',
  'services, nothing found': 'layanan-nothing-found',
  card: 'kartu',
  'saving the card': 'kartu-save',
  'the card held out': 'kartu-bright',
  profile: 'profil',
  'signing out': 'profil-signing-out',
};

export const fileOf = (screen) => FILES[screen.name] ?? screen.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
