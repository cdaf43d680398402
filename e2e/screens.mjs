// Every screen and the states of it that look different: what the tests of looks go through.
import { answer, answerAgain, ENDED_CARDS, findingsOn, membershipWith, previews, WAGES } from './member-samples.mjs';
import { BEGUN, dataUpdateAgain, dataUpdateWith, FILLED, RECEIPT, UP_TO_DATE } from './data-update-samples.mjs';
import { codeAfter, newcomer, nobody } from './people.mjs';
import { cameraFails, GESTURE, MEND, NOT_SEEN, openCamera, REFUSED, selfieAgain, selfieWith } from './selfie-samples.mjs';
import { askForCode, command, fillIn, settle } from './session.mjs';
import { say } from './words.mjs';

const at = (hash) => async (page) => {
  // Beranda first: a hash that does not change would not be a navigation.
  await page.evaluate((hash) => {
    location.hash = '#/';
    location.hash = hash;
  }, hash);
  await settle(page);
};

const PIN = '271828';

/** The smallest picture there is. */
const PICTURE = {
  name: 'ktp.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
};

/** A lock that nobody chose here before, and locked. */
async function locked(page) {
  await command(page, 'set_lock', { pin: PIN, idle: 5, current: null });
  await command(page, 'lock_app');
  await page.reload();
  await settle(page);
}

async function unlocked(page) {
  await command(page, 'unlock', { pin: PIN });
  await command(page, 'remove_lock', { pin: PIN });
  await page.reload();
  await settle(page);
}

const submit = (page) => page.locator('main button[type=submit]').click();

/** A form of the account's, sent off empty. */
const empty = (name, hash) => ({
  name: `${name}, nothing filled in`,
  async go(page) {
    await at(hash)(page);
    await submit(page);
    await page.getByRole('alert').waitFor();
  },
});

/** The one button that goes on, whatever the language. */
const goOn = (page) => page.locator('button[type=submit]').click();

/** Making an account, up to the button that would make it: the last four go on from the one before. */
const JOIN = [
  { name: 'joining', go: at('#/daftar') },
  { name: 'joining, registered', go: at('#/daftar/terdaftar') },
  { name: 'joining, not registered', go: at('#/daftar/belum-terdaftar') },
  { name: 'joining, kind of work', go: at('#/daftar/kepesertaan') },
  {
    name: 'joining, contact missing',
    async go(page) {
      await at('#/daftar/kontak')(page);
      await goOn(page);
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'joining, details',
    async go(page) {
      await at('#/daftar/kepesertaan')(page);
      await page.locator('input[value=pmi]').check();
      await goOn(page);
      const contact = { email: nobody() };
      await page.locator('#contact').fill(contact.email);
      await goOn(page);
      await page.locator('#code').waitFor();
      await page.locator('#code').fill(await codeAfter(contact, []));
      await page.locator('#code').waitFor({ state: 'detached' });
      await at('#/daftar/data-diri')(page);
    },
  },
  {
    name: 'joining, verdict',
    async go(page) {
      const { identity, kpj, name, born_on } = await newcomer('Sri Wahyuni');
      const [year, month, day] = born_on.split('-');
      const typed = { number: identity, kpj, name, born_on: day, 'born_on-month': month, 'born_on-year': year };
      for (const [id, text] of Object.entries(typed)) await page.locator(`#${id}`).fill(text);
      await goOn(page);
      await page.locator('#number').waitFor({ state: 'detached' });
      await settle(page);
    },
  },
  {
    name: 'joining, password',
    async go(page) {
      await at('#/daftar/kata-sandi')(page);
      await page.locator('#password').fill('payung biru sembilan');
      await page.locator('#repeated').fill('payung biru sembilan');
    },
  },
  {
    name: 'joining, consent',
    async go(page) {
      await goOn(page);
      await page.locator('#agreed').waitFor();
    },
  },
];

/** What the law says: reached by everybody, signed in or not. */
const OPEN = [
  { name: 'simulations', go: at('#/simulasi') },
  {
    name: 'simulation, a figure that is too large',
    async go(page) {
      await at('#/simulasi/jht')(page);
      await page.locator('#yearly_return').fill('12');
      await page.locator('main form button[type=submit]').click();
      await page.getByRole('alert').waitFor();
    },
    async leave(page) {
      await page.locator('#yearly_return').fill('5');
    },
  },
  {
    name: 'simulation of a wage, in detail and as a table',
    async go(page) {
      await at('#/simulasi/iuran-karyawan')(page);
      await page.locator('#wage').fill('8500000');
      await page.locator('main summary').click();
      await page.locator('main section button').last().click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'payslip',
    async go(page) {
      await at('#/cek-slip-gaji')(page);
      await page.locator('#base_pay').fill('5000000');
      await page.locator('#jht_worker').fill('60000');
      await page.locator('.banner').waitFor();
    },
  },
  { name: 'benefits', go: at('#/manfaat') },
  { name: 'benefits of JKK', go: at('#/manfaat/jkk') },
  { name: 'benefits of JHT', go: at('#/manfaat/jht') },
];

/** The simulations that look different from each other, with the person's own figures. */
const SIMULATIONS = ['jht', 'klaim-jht', 'pensiun', 'kecelakaan-kerja', 'beasiswa', 'iuran-pekerja-migran'].map((slug) => ({
  name: `simulation ${slug}`,
  go: at(`#/simulasi/${slug}`),
}));

/** Reached without signing in. */
export const BEFORE = [
  { name: 'sign-in', go: at('#/') },
  {
    name: 'sign-in with errors',
    async go(page) {
      await page.getByRole('button', { name: say('sign_in'), exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'sign-in refused',
    async go(page) {
      await fillIn(page, nobody(), 'bukan kata sandi');
      await page.getByRole('alert').filter({ hasText: say('fault_sign_in_rejected') }).waitFor();
    },
  },
  ...JOIN,
  { name: 'cannot sign in', go: at('#/bantuan-masuk') },
  { name: 'forgotten password', go: at('#/bantuan-masuk/lupa-kata-sandi') },
  { name: 'forgotten account', go: at('#/bantuan-masuk/lupa-akun') },
  { name: 'lost contacts', go: at('#/bantuan-masuk/kontak-hilang') },
  { name: 'lost contacts, a new one', go: at('#/bantuan-masuk/kontak-baru') },
  { name: 'undoing a contact change', go: at('#/bantuan-masuk/batalkan-kontak') },
  { name: 'checking a statement', go: at('#/periksa-rincian') },
  empty('checking a statement', '#/periksa-rincian'),
  ...OPEN,
];

/** The code step, for a person who then signs in with what it answers. */
export const CODE = { name: 'code', go: askForCode };

/** With this much changed about the person's membership, for as long as the screen is looked at. */
const withMembership = (change, go) => ({
  async go(page) {
    // Beranda shows it, so it is asked for again there, and known wherever the way leads next.
    await at('#/')(page);
    await membershipWith(page, change);
    await Promise.all([
      page.waitForResponse('**/ipc/show_membership'),
      page.evaluate(() => window.dispatchEvent(new Event('online'))),
    ]);
    await go(page);
  },
  async leave(page) {
    await answerAgain(page, 'show_membership', 'preview_merge');
  },
});

const watched = (go) =>
  withMembership(({ cards: [card] }) => ({ cards: [{ ...card, wages: WAGES }], findings: findingsOn(card.kpj) }), go);

const manyCards = ({ cards }) => ({ cards: [{ ...cards[0], until: null, merged_into: null }, ...ENDED_CARDS], merges: [] });

const merged = ({ cards: [card] }) => ({
  cards: [card, ...ENDED_CARDS.map((ended) => ({ ...ended, merged_into: card.kpj }))],
  merges: [{ id: 'm-1', cards: ENDED_CARDS.map(({ kpj }) => kpj), into: card.kpj, at: '2026-11-20T03:15:00Z' }],
});

/** Up to the preview. */
async function previewed(page) {
  await at('#/gabung-kartu')(page);
  await page.locator('#merge-1').check();
  await page.locator('#merge-2').check();
  await goOn(page);
  await page.locator('#agreed').waitFor();
  await settle(page);
}

/** Kepesertaan, Gabung kartu, Pantau iuran: each state that looks different, whoever walks. */
const MEMBERSHIP = [
  { name: 'membership', go: at('#/kepesertaan') },
  { name: 'membership, cards merged', ...withMembership(merged, at('#/kepesertaan')) },
  {
    name: 'undoing a merge',
    ...withMembership(merged, async (page) => {
      await at('#/kepesertaan')(page);
      await page.locator('main li > button').click();
      await page.getByRole('dialog').waitFor();
      await settle(page);
    }),
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await answerAgain(page, 'show_membership');
    },
  },
  { name: 'a card', go: at('#/kepesertaan/1') },
  { name: 'a merged card', ...withMembership(merged, at('#/kepesertaan/2')) },
  {
    name: 'wages as a table',
    ...watched(async (page) => {
      await at('#/kepesertaan/1')(page);
      await page.locator('section[aria-labelledby$=-title] button').click();
      await page.getByRole('table').waitFor();
    }),
  },
  { name: 'home, with findings', ...watched(at('#/')) },
  { name: 'contribution watch', ...watched(at('#/pantau-iuran')) },
  { name: 'contribution watch, nothing found', ...withMembership(({ cards }) => ({ cards: cards.map((card) => ({ ...card, status: 'active' })), findings: [] }), at('#/pantau-iuran')) },
  { name: 'asking the employer', ...watched(at('#/pantau-iuran/tanya-3')) },
  { name: 'reporting contributions', ...watched(at('#/pantau-iuran/lapor-3')) },
  { name: 'nothing to merge', ...withMembership(({ cards: [card] }) => ({ cards: [card], merges: [] }), at('#/gabung-kartu')) },
  { name: 'choosing cards to merge', ...withMembership(manyCards, at('#/gabung-kartu')) },
  {
    name: 'the preview of a merge',
    ...withMembership(manyCards, async (page) => {
      const { content } = await command(page, 'show_membership', { refresh: true });
      await answer(page, 'preview_merge', previews(content.cards));
      await previewed(page);
    }),
  },
];

/** With the person's data update in this state, for as long as the screen is looked at. */
const updating = (name, change, go) => ({
  name: `data update, ${name}`,
  async go(page) {
    await at('#/')(page);
    await dataUpdateWith(page, change);
    // What was seen before is asked for again.
    await page.reload();
    await go(page);
  },
  leave: dataUpdateAgain,
});

const stage = (slug) => at(`#/pengkinian/${slug}`);

/** A stage whose answers will not do. */
const refused = (slug) => async (page) => {
  await stage(slug)(page);
  await submit(page);
  await page.getByRole('alert').waitFor();
  await settle(page);
};

/** The camera step, with what is seen from the first frame on, up to where that leads. */
const selfie = (name, { seen = {}, sent, fails }, reached, then = async () => {}) => ({
  ...updating(`selfie, ${name}`, { ...BEGUN, answers: {}, done: [] }, async (page) => {
    await selfieWith(page, seen, sent);
    await stage('foto-wajah')(page);
    if (fails) await cameraFails(page, fails);
    await openCamera(page, reached);
    await then(page);
    await settle(page);
  }),
  async leave(page) {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await selfieAgain(page);
    await dataUpdateAgain(page);
  },
});

const TAKEN = { seen: { phase: 'taken', progress: 1 } };
const PREVIEW = '[role=dialog] video';
const A_PICTURE = 'main img';

/** Sends the picture and waits for the answer. */
async function sendPicture(page) {
  await goOn(page);
  await page.locator(A_PICTURE).waitFor({ state: 'detached' });
}

const SELFIE = [
  selfie('a gesture', { seen: GESTURE }, PREVIEW),
  selfie('something to mend', { seen: MEND }, PREVIEW),
  selfie('a gesture not seen', { seen: NOT_SEEN }, 'main form svg.light'),
  selfie('the picture', TAKEN, A_PICTURE),
  selfie('refused', { ...TAKEN, sent: REFUSED }, A_PICTURE, sendPicture),
  selfie('in review', TAKEN, A_PICTURE, sendPicture),
  selfie('no camera', { fails: 'NotFoundError' }, 'main .tile.need'),
  selfie('not allowed', { fails: 'NotAllowedError' }, 'main .tile.need'),
  updating('selfie, a file that is no picture', { ...BEGUN, answers: {}, done: [] }, async (page) => {
    await stage('foto-wajah')(page);
    await page.locator('main section li button').last().click();
    await page.locator('main input[type=file]').waitFor({ state: 'attached' });
    const [files] = await Promise.all([page.waitForEvent('filechooser'), goOn(page)]);
    await files.setFiles({ name: 'foto.heic', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') });
    await page.getByRole('alert').waitFor();
    await settle(page);
  }),
];

const DATA_UPDATE = [
  updating('home, begun', BEGUN, async (page) => {
    await at('#/')(page);
    await page.locator('main .banner').first().waitFor();
  }),
  updating('needed', { correction: 'RL-2026-000123' }, at('#/pengkinian')),
  updating('begun', BEGUN, at('#/pengkinian')),
  updating('in review', { state: 'in_review', receipt: RECEIPT }, at('#/pengkinian')),
  updating('up to date', { state: 'up_to_date', receipt: UP_TO_DATE, updated_at: UP_TO_DATE.submitted_at }, at('#/pengkinian')),
  updating('declined', { state: 'declined', receipt: { ...RECEIPT, state: 'declined' } }, at('#/pengkinian')),
  {
    ...updating('discarding', BEGUN, async (page) => {
      await at('#/pengkinian')(page);
      await page.locator('main .panel button').nth(1).click();
      await page.getByRole('dialog').waitFor();
      await settle(page);
    }),
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await dataUpdateAgain(page);
    },
  },
  updating('membership', BEGUN, stage('data-kepesertaan')),
  updating('selfie, taken', BEGUN, stage('foto-wajah')),
  updating('selfie', { ...BEGUN, answers: {}, done: [] }, stage('foto-wajah')),
  ...SELFIE,
  updating('contact', BEGUN, async (page) => {
    await stage('kontak')(page);
    await page.locator('main form > button').click();
    await page.locator('.banner').first().waitFor();
    await settle(page);
  }),
  updating('population, empty', { ...BEGUN, answers: {}, done: [] }, stage('kependudukan')),
  updating('population, answers that will not do', {
    ...BEGUN,
    answers: { ...FILLED, sex: 'female' },
    problems: [
      { path: 'sex', code: 'differs_from_nik' },
      { path: 'village', code: 'not_in_region' },
      { path: 'neighbourhood', code: 'malformed' },
      { path: 'mother_name', code: 'too_short' },
      { path: 'family_card', code: 'wrong_length' },
    ],
  }, refused('kependudukan')),
  updating('additional', BEGUN, stage('tambahan')),
  updating('review', { ...BEGUN, stage: 'review' }, stage('konfirmasi')),
  updating('review, incomplete', { ...BEGUN, stage: 'review', done: ['membership', 'contact'], answers: { membership_right: 'yes' } }, refused('konfirmasi')),
  updating('changing from the review', BEGUN, stage('ubah-tambahan')),
  updating('receipt', { state: 'up_to_date', receipt: UP_TO_DATE }, stage('tanda-terima')),
  updating('receipt, in review', { state: 'in_review', receipt: RECEIPT }, stage('tanda-terima')),
  updating('history', {}, stage('riwayat')),
  updating('correction', {}, async (page) => {
    await stage('ralat')(page);
    for (const fact of ['name', 'born_on', 'card']) await page.locator(`#wrong-${fact}`).check();
    await page.locator('input[type=file]').setInputFiles(PICTURE);
    await page.locator('#document-0').waitFor();
    await submit(page);
    await page.getByRole('alert').waitFor();
    await settle(page);
  }),
];

/** Reached by somebody who is signed in, by buttons and links that have the same place in both languages. */
export const INSIDE = [
  { name: 'home', go: at('#/') },
  { name: 'balance', go: at('#/saldo') },
  {
    name: 'balance as a table',
    async go(page) {
      await at('#/saldo')(page);
      await page.locator('section[aria-labelledby=growth-title] button').click();
      await page.getByRole('table').waitFor();
    },
  },
  { name: 'a card of the balance', go: at('#/saldo/kartu-1') },
  ...MEMBERSHIP,
  { name: 'statement', go: at('#/rincian-saldo') },
  {
    name: 'statement, all years',
    async go(page) {
      await at('#/rincian-saldo/semua')(page);
      await page.locator('h2 button').first().click();
      await page.locator('ol').waitFor();
    },
  },
  {
    name: 'saving the statement',
    async go(page) {
      await at('#/rincian-saldo')(page);
      await page.locator('.actions button').first().click();
      await page.getByRole('dialog').waitFor();
      await settle(page);
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  { name: 'checking a statement, inside', go: at('#/periksa-rincian') },
  {
    name: 'a statement that is not genuine',
    async go(page) {
      await at('#/periksa-rincian')(page);
      const day = { through: '31', 'through-month': '12', 'through-year': '2025' };
      const typed = { kpj: '24020090004', year: '2025', ...day, closing: '1', verification: '0000 0000 0000 0000' };
      for (const [id, text] of Object.entries(typed)) await page.locator(`#${id}`).fill(text);
      await submit(page);
      await page.locator('#kpj').waitFor({ state: 'detached' });
      await settle(page);
    },
  },
  { name: 'activity', go: at('#/aktivitas') },
  {
    name: 'activity, nothing found',
    async go(page) {
      await at('#/aktivitas')(page);
      await page.locator('#activity-search').fill('xyzzy');
      await page.locator('main h2 + p').waitFor();
      await settle(page);
    },
    async leave(page) {
      await page.locator('#activity-search').fill('');
      await page.locator('#activity-0').waitFor();
    },
  },
  {
    name: 'the story of an entry',
    async go(page) {
      await at('#/aktivitas')(page);
      // One with an amount tells most.
      await page.locator('main li button:has(strong)').first().click();
      await page.getByRole('dialog').waitFor();
      await settle(page);
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  { name: 'services', go: at('#/layanan') },
  {
    name: 'services, nothing found',
    async go(page) {
      await at('#/layanan')(page);
      await page.locator('#search').fill('xyzzy');
      await page.locator('main h2').waitFor();
    },
    async leave(page) {
      await page.locator('#search').fill('');
    },
  },
  { name: 'card', go: at('#/kartu') },
  {
    name: 'saving the card',
    async go(page) {
      await at('#/kartu')(page);
      await page.locator('.actions button').nth(2).click();
      await page.getByRole('dialog').waitFor();
      await settle(page);
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the card held out',
    async go(page) {
      await at('#/kartu')(page);
      await page.locator('.actions button').nth(1).click();
      await page.getByRole('dialog').waitFor();
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  { name: 'status', go: at('#/status') },
  ...SIMULATIONS,
  { name: 'adding a card', go: at('#/tambah-kartu') },
  {
    name: 'a card that is missing',
    async go(page) {
      await at('#/tambah-kartu')(page);
      await page.locator('#kpj').fill('24020090004');
      await at('#/tambah-kartu/laporan')(page);
    },
  },
  { name: 'profile', go: at('#/profil') },
  { name: 'contacts', go: at('#/kontak') },
  { name: 'changing the e-mail', go: at('#/kontak/email') },
  empty('changing the number', '#/kontak/nomor-hp'),
  { name: 'password', go: at('#/kata-sandi') },
  empty('password', '#/kata-sandi'),
  { name: 'devices', go: at('#/perangkat') },
  { name: 'security log', go: at('#/catatan-keamanan') },
  { name: 'my data', go: at('#/data-saya') },
  { name: 'downloading my data', go: at('#/data-saya/unduh') },
  { name: 'deleting the account', go: at('#/data-saya/hapus') },
  { name: 'reports', go: at('#/pengaduan') },
  ...DATA_UPDATE,
  {
    name: 'choosing a PIN',
    async go(page) {
      await at('#/profil/kunci')(page);
      await page.locator('main button').first().click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByRole('alert').waitFor();
      await settle(page);
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the lock, chosen',
    async go(page) {
      await command(page, 'set_lock', { pin: PIN, idle: 5, current: null });
      await page.reload();
      await at('#/profil/kunci')(page);
    },
    leave: unlocked,
  },
  { name: 'locked', go: locked, leave: unlocked },
  {
    name: 'locked, a PIN that does not fit',
    async go(page) {
      await locked(page);
      await page.locator('#pin').fill('314159');
      await page.getByRole('alert').waitFor();
    },
    leave: unlocked,
  },
  {
    name: 'locked, by password',
    async go(page) {
      await locked(page);
      await page.locator('main button').nth(1).click();
      await page.locator('#password').waitFor();
      await settle(page);
    },
    leave: unlocked,
  },
  {
    name: 'signing out',
    async go(page) {
      await at('#/profil')(page);
      await page.locator('main button').last().click();
      await page.getByRole('dialog').waitFor();
      await settle(page);
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
];
