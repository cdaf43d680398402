import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { discardDrafts } from '../../lib/drafts.svelte';
import { call } from '../../lib/host';
import { forgetPerson } from '../../lib/views.svelte';
import { router, turnTo } from '../../lib/router.svelte';
import { show, type } from '../../parts/testing';
import DataUpdate from './DataUpdate.svelte';
import { FakeHost } from './testing';

vi.mock('../../lib/host', () => ({ call: vi.fn(), listen: () => () => {}, print: vi.fn() }));

let host: FakeHost;

beforeEach(() => {
  vi.useFakeTimers();
  host = new FakeHost();
  vi.mocked(call).mockReset().mockImplementation(host.call as never);
});

afterEach(() => {
  forgetPerson();
  discardDrafts();
  vi.useRealTimers();
});

/** Everything that was under way is done, and drawn. */
async function settled(time = 0) {
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(turn === 0 ? time : 0);
    flushSync();
  }
}

async function open(part: string): Promise<HTMLElement> {
  await turnTo('data_update', part);
  const page = show(DataUpdate, {});
  await settled(300);
  return page;
}

const field = (page: HTMLElement, id: string) => page.querySelector<HTMLInputElement>(`#${id}`)!;

async function choose(page: HTMLElement, id: string, value: string) {
  const select = page.querySelector<HTMLSelectElement>(`#${id}`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

async function send(page: HTMLElement) {
  page.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await settled();
}

/** The browser says where it went; the one of these tests does not. */
async function arrived() {
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
  await settled(50);
}

const press = async (page: HTMLElement, words: string) => {
  [...page.querySelectorAll('button')].find((button) => button.textContent?.trim() === words)!.click();
  await settled();
};

test('what is typed is kept after a pause, without anything being pressed', async () => {
  const page = await open('tambahan');
  await type(field(page, 'emergency_name'), 'Wahyu');
  expect(host.shown.answers.emergency_name).toBeUndefined();
  await settled(700);
  expect(host.shown.answers.emergency_name).toBe('Wahyu');
  expect(host.shown.stage).toBe('additional');
});

test('leaving a stage keeps at once what was typed', async () => {
  const page = await open('tambahan');
  await type(field(page, 'emergency_name'), 'Wahyu');
  await turnTo('data_update', '');
  await settled();
  expect(host.shown.answers.emergency_name).toBe('Wahyu');
});

test('a phone that hides the app, or closes it, keeps what was typed', async () => {
  const page = await open('tambahan');
  await type(field(page, 'emergency_name'), 'Wahyu');
  window.dispatchEvent(new Event('pagehide'));
  await settled();
  expect(host.shown.answers.emergency_name).toBe('Wahyu');
});

test('what could not be kept stays on the screen, is said, and is kept later by itself', async () => {
  host.failing.add('save_stage');
  const page = await open('tambahan');
  await type(field(page, 'emergency_name'), 'Wahyu');
  await settled(700);
  expect(page.textContent).toContain('Belum tersimpan');
  expect(field(page, 'emergency_name').value).toBe('Wahyu');
  host.failing.clear();
  await settled(3000);
  expect(host.shown.answers.emergency_name).toBe('Wahyu');
  expect(page.textContent).not.toContain('Belum tersimpan');
});

test('what was typed outlives a lock, but is not shown to another person', async () => {
  const page = await open('tambahan');
  host.failing.add('save_stage');
  await type(field(page, 'emergency_name'), 'Wahyu');
  await settled(700);
  forgetPerson();
  const again = await open('tambahan');
  expect(field(again, 'emergency_name').value).toBe('Wahyu');
  forgetPerson();
  host.shown = { ...host.shown, registered: { ...host.shown.registered, name: 'SITI AMINAH' } };
  const other = await open('tambahan');
  expect(field(other, 'emergency_name').value).toBe('');
});

test('answers that will not do stay, each with its words at its field', async () => {
  host.problems = [{ path: 'emergency_phone', code: 'own_phone' }];
  const page = await open('tambahan');
  await type(field(page, 'emergency_phone'), '0812 3456 7890');
  await send(page);
  const alert = page.querySelector('[role=alert]')!;
  expect(document.activeElement).toBe(alert);
  expect(alert.textContent).toContain('tidak boleh nomor Anda sendiri');
  expect(field(page, 'emergency_phone').getAttribute('aria-invalid')).toBe('true');
  expect(router.part).toBe('tambahan');
});

test('without a network a stage is kept on the device and goes on all the same', async () => {
  host.failing.add('tell_draft');
  const page = await open('tambahan');
  await type(field(page, 'emergency_name'), 'Wahyu');
  await send(page);
  await settled(5000);
  expect(host.shown.stage).toBe('review');
  expect(location.hash).toBe('#/pengkinian/konfirmasi');
});

test('another province empties what lay in the first one, and says so', async () => {
  const page = await open('kependudukan');
  for (const [id, code] of [['province', '31'], ['regency', '3174'], ['district', '317406'], ['village', '3174061005']] as const) {
    await choose(page, id, code);
  }
  expect(field(page, 'postal_code').value).toBe('12440');
  expect(page.textContent).toContain('Kode pos diisi 12440');
  await choose(page, 'province', '32');
  expect(['regency', 'district', 'village', 'postal_code'].map((id) => field(page, id).value)).toEqual(['', '', '', '']);
  expect(page.textContent).toContain('Kabupaten atau kota, Kecamatan, Kelurahan atau desa, Kode pos dikosongkan');
});

test('RT and RW are one answer', async () => {
  const page = await open('kependudukan');
  await type(field(page, 'neighbourhood'), '3');
  await type(field(page, 'neighbourhood-rw'), '11');
  field(page, 'neighbourhood-rw').dispatchEvent(new Event('blur'));
  await settled(700);
  expect(host.shown.answers.neighbourhood).toBe('003/011');
});

test('a sex that differs from the NIK is explained, with the way to a correction', async () => {
  const page = await open('kependudukan');
  page.querySelector<HTMLInputElement>('input[value=female]')!.click();
  await settled();
  expect(page.textContent).toContain('Berbeda dengan NIK Anda');
  page.querySelector<HTMLInputElement>('input[value=male]')!.click();
  await settled();
  expect(page.textContent).not.toContain('Berbeda dengan NIK Anda');
});

test('another’s account is refused before anything else is filled in; one’s own goes on', async () => {
  const page = await open('kontak');
  await choose(page, 'bank', '014');
  await type(field(page, 'account_number'), '9999999999');
  await send(page);
  expect(page.querySelector('[role=alert]')!.textContent).toContain('atas nama orang lain');
  expect(host.shown.stage).toBe('contact');
  await type(field(page, 'account_number'), '1234567890');
  await send(page);
  expect(host.shown.stage).toBe('population');
  expect(host.count('ask_holder')).toBe(2);
});

test('a bank that cannot be asked keeps nobody', async () => {
  host.failing.add('ask_holder');
  const page = await open('kontak');
  await choose(page, 'bank', '014');
  await type(field(page, 'account_number'), '1234567890');
  await send(page);
  expect(host.shown.stage).toBe('population');
});

test('the length an account usually has is told while it is typed', async () => {
  const page = await open('kontak');
  await choose(page, 'bank', '014');
  await type(field(page, 'account_number'), '12345');
  expect(page.textContent).toContain('Rekening BCA biasanya 10 angka; Anda mengisi 5.');
});

const ALL_DONE = ['membership', 'selfie', 'contact', 'population', 'additional'] as const;
const RECEIPT = {
  number: 'D123', submitted_at: '2026-11-21T03:00:00Z', state: 'up_to_date', reasons: [], verdicts: [], due_at: null,
} as const;

test('nothing is sent without consent; with it a receipt takes the place of the review', async () => {
  host.shown = { ...host.shown, done: [...ALL_DONE], stage: 'review' };
  host.submitted = { kind: 'taken', receipt: { ...RECEIPT, reasons: [], verdicts: [] } };
  const page = await open('konfirmasi');
  await send(page);
  expect(page.querySelector('[role=alert]')!.textContent).toContain('Centang persetujuan dulu');
  expect(host.count('submit_data_update')).toBe(0);
  field(page, 'agreed').click();
  await send(page);
  expect(page.textContent).toContain('Data Anda sudah kami terima');
  expect(page.textContent).toContain('D123');
});

test('the same submission keeps its key, however often it is sent', async () => {
  host.shown = { ...host.shown, done: [...ALL_DONE], stage: 'review' };
  host.failing.add('submit_data_update');
  const page = await open('konfirmasi');
  field(page, 'agreed').click();
  await send(page);
  await send(page);
  const keys = host.asked.filter(([command]) => command === 'submit_data_update').map(([, args]) => (args as { key: string }).key);
  expect(keys.length).toBe(2);
  expect(new Set(keys).size).toBe(1);
});

test('what is refused on submission leads to its stage, says why, and from there back to the review', async () => {
  host.shown = { ...host.shown, done: [...ALL_DONE], stage: 'review' };
  host.submitted = { kind: 'refused', stage: 'contact', problems: [{ path: 'account_number', code: 'no_account' }] };
  const page = await open('konfirmasi');
  field(page, 'agreed').click();
  await send(page);
  await arrived();
  expect(router.part).toBe('ubah-kontak');
  expect(page.querySelector('[role=alert]')!.textContent).toContain('bank tidak mengenal rekening ini');
  expect(page.textContent).toContain('Simpan, kembali ke konfirmasi');
});

test('a secret is hidden on the review until asked for', async () => {
  host.shown = { ...host.shown, done: [...ALL_DONE], stage: 'review', answers: { mother_name: 'Sulastri' } };
  const page = await open('konfirmasi');
  expect(page.textContent).not.toContain('Sulastri');
  await press(page, 'Lihat');
  expect(page.textContent).toContain('Sulastri');
});

test('without a draft no stage is open: the way begins at the beginning', async () => {
  host.shown = { ...host.shown, begun: false };
  const page = await open('konfirmasi');
  expect(page.textContent).toContain('Siapkan dulu');
});

/** A small, repeatable source of chance. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const WALKED = ['kontak', 'kependudukan', 'tambahan'];
const TYPED = { kontak: ['npwp', 'account_number'], kependudukan: ['address', 'mother_name'], tambahan: ['emergency_name', 'emergency_phone'] };

test.each([1, 2, 3, 4, 5, 6])('any order of typing, going on, back, away, locking and failing ends with what was typed (%i)', async (seed) => {
  const roll = dice(seed * 7919);
  const expected: Record<string, string> = {};
  let at = 0;
  let page = await open(WALKED[at]!);
  for (let step = 0; step < 40; step += 1) {
    const slug = WALKED[at] as keyof typeof TYPED;
    switch (roll(6)) {
      case 0:
      case 1: {
        const id = TYPED[slug][roll(2)]!;
        expected[id] = `isian ${step}`;
        await type(field(page, id), expected[id]!);
        break;
      }
      case 2:
        await settled(roll(2) * 800);
        break;
      case 3:
        at = (at + 1) % WALKED.length;
        await turnTo('data_update', WALKED[at]);
        await settled();
        break;
      case 4:
        forgetPerson();
        page = await open(WALKED[at]!);
        break;
      default:
        if (host.failing.has('save_stage')) host.failing.delete('save_stage');
        else host.failing.add('save_stage');
    }
    const shown = TYPED[WALKED[at] as keyof typeof TYPED];
    for (const id of shown) expect(field(page, id).value).toBe(expected[id] ?? '');
  }
  host.failing.clear();
  await settled(4000);
  expect(host.shown.answers).toMatchObject(expected);
}, 30_000);
