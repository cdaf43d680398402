// Simulasi, Cek slip gaji, Info manfaat: answers from the person's own figures, what is wrong named at its field, and
// all of it before signing in and without the service.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { personOf } from './people.mjs';
import { required } from './required.mjs';
import { browser, command, settle, signIn } from './session.mjs';
import { launch, PHONE } from './surroundings.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const heading = (page, key) => page.getByRole('heading', { level: 1, name: say(key), exact: true });
const button = (page, key) => page.getByRole('button', { name: say(key), exact: true });
const field = (page, name) => page.locator(`[id="${name}"]`);
const digits = (text) => Number(text.replace(/\D/g, ''));
/** The figure that was asked for. */
const answer = (page) => page.locator('.answer');

async function open(page, hash, title) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await heading(page, title).waitFor();
  await settle(page);
}

/** The answer, once it is another than `before`. */
async function answerAfter(page, before) {
  await page.waitForFunction((before) => document.querySelector('.answer')?.innerText !== before, before);
  return answer(page).innerText();
}

const inside = (story, test, options) =>
  withPage(async (page) => {
    await signIn(page, await personOf(story));
    await test(page);
  }, options);

const SIMULATIONS = [
  'sim_jht', 'sim_claim', 'sim_pension', 'sim_pension_date', 'sim_accident', 'sim_death', 'sim_job', 'sim_children',
  'sim_cost_employee', 'sim_cost_self', 'sim_cost_migrant', 'sim_cost_project',
];

test('every simulation opens from the list and asks for something', () =>
  inside('long_history', async (page) => {
    await page.getByRole('link', { name: say('services'), exact: true }).click();
    await page.getByRole('link', { name: new RegExp(`^${say('service_simulations')}`) }).click();
    await heading(page, 'sim_title').waitFor();
    for (const title of SIMULATIONS) {
      await page.getByRole('link').filter({ hasText: say(title) }).click();
      await heading(page, title).waitFor();
      await settle(page);
      assert.ok((await page.locator('form input:visible').count()) > 0, title);
      assert.equal(await page.getByRole('alert').count(), 0, title);
      await page.goBack();
      await heading(page, 'sim_title').waitFor();
    }
  }));

test('the balance is the person’s own, and the answer follows what is typed', () =>
  inside('long_history', async (page) => {
    const { content } = await command(page, 'show_balance', { refresh: true });
    await open(page, '#/simulasi/jht', 'sim_jht');
    await page.getByText(say('sim_own_data')).waitFor();
    assert.equal(digits(await field(page, 'opening').inputValue()), content.total);

    const usual = await answerAfter(page, undefined);
    assert.ok(digits(usual) > content.total);
    await field(page, 'yearly_return').fill('8');
    const more = await answerAfter(page, usual);
    await page.getByRole('status').filter({ hasText: more.split('\n')[0] }).waitFor({ state: 'attached' });
    assert.ok(digits(more) > digits(usual));

    await button(page, 'sim_reset').click();
    await page.waitForFunction((usual) => document.querySelector('.answer')?.innerText === usual, usual);
    assert.equal(await button(page, 'sim_reset').count(), 0);
  }));

test('a limit is named at its field, and the link leads there', () =>
  inside('long_history', async (page) => {
    await open(page, '#/simulasi/jht', 'sim_jht');
    await answer(page).waitFor();
    await field(page, 'yearly_return').fill('12');
    await page.locator('[id="yearly_return-error"]').waitFor();
    await button(page, 'sim_compute').click();
    const link = page.getByRole('alert').getByRole('link');
    assert.match(await link.innerText(), /8 %/);
    await link.click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'yearly_return');
    assert.equal(await answer(page).count(), 0, 'no answer to what makes no sense');
  }));

test('what is behind the closed door opens when something is wrong there', () =>
  inside('long_history', async (page) => {
    await open(page, '#/simulasi/klaim-jht', 'sim_claim');
    await answer(page).waitFor();
    assert.equal(await field(page, 'on').isVisible(), false);
    await page.getByText(say('sim_more')).click();
    await field(page, 'on').fill('');
    await page.getByText(say('sim_more')).click();
    await button(page, 'sim_compute').click();
    await page.getByRole('alert').getByRole('link').first().click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'on');
  }));

test('part of the claim now shows what it does to the tax later', () =>
  inside('long_history', async (page) => {
    await open(page, '#/simulasi/klaim-jht', 'sim_claim');
    const tax = await answerAfter(page, undefined);
    await page.getByLabel(say('sim_claim_partial')).check();
    await answerAfter(page, tax);
    await page.getByText(say('sim_w_instead')).waitFor();
    await page.getByRole('heading', { name: say('sim_steps') }).waitFor();
    await page.getByText(/UU 7\/2021/).first().waitFor();
  }));

test('a child is added, told and removed', () =>
  inside('long_history', async (page) => {
    await open(page, '#/simulasi/beasiswa', 'sim_children');
    for (const [part, text] of [['', '2'], ['-month', '2'], ['-year', '2018']]) await field(page, `children[0].born_on${part}`).fill(text);
    const one = await answerAfter(page, undefined);
    await button(page, 'sim_add_child').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'children[1].born_on');
    assert.equal(await button(page, 'sim_add_child').count(), 0, 'the law pays for two');
    for (const [part, text] of [['', '3'], ['-month', '3'], ['-year', '2020']]) await field(page, `children[1].born_on${part}`).fill(text);
    await answerAfter(page, one);
    await page.getByRole('button', { name: new RegExp(say('sim_n_children')) }).last().click();
    await page.waitForFunction((one) => document.querySelector('.answer')?.innerText === one, one);
  }));

test('what was typed is still there after a detour', () =>
  inside('long_history', async (page) => {
    await open(page, '#/simulasi/iuran-mandiri', 'sim_cost_self');
    await field(page, 'income').fill('3000000');
    await answer(page).waitFor();
    await page.evaluate(() => (location.hash = '#/profil'));
    await heading(page, 'profile').waitFor();
    await open(page, '#/simulasi/iuran-mandiri', 'sim_cost_self');
    assert.equal(await field(page, 'income').inputValue(), '3.000.000');
  }));

test('an answer is handed on as text', () =>
  inside(
    'long_history',
    async (page) => {
      await open(page, '#/simulasi/jht', 'sim_jht');
      const shown = await answerAfter(page, undefined);
      await button(page, 'sim_share').click();
      await page.getByRole('status').filter({ hasText: say('sim_shared') }).waitFor();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.ok(text.includes(say('sim_jht')) && text.includes(shown.split('\n')[0]), text);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ));

test('a payslip that withholds too little says so and what to do', () =>
  inside('long_history', async (page) => {
    await open(page, '#/cek-slip-gaji', 'slip_title');
    const pay = { base_pay: '5000000', jht_worker: '60000', jp_worker: '50000' };
    for (const [name, amount] of Object.entries(pay)) await field(page, name).fill(amount);
    await page.getByText(say('slip_too_little')).waitFor();
    await page.getByText('Rp3.000.000').first().waitFor();
    await page.getByRole('link', { name: say('slip_to_complaints') }).click();
    await heading(page, 'tickets').waitFor();

    await open(page, '#/cek-slip-gaji', 'slip_title');
    await field(page, 'jht_worker').fill('100000');
    await page.getByText(say('slip_right')).waitFor();
    assert.equal(await page.getByText(say('slip_what_now')).count(), 0);
  }));

test('what each programme gives is told with its law', () =>
  inside('long_history', async (page) => {
    await open(page, '#/manfaat', 'benefit_title');
    assert.equal(await page.locator('main li a').count(), 5);
    await page.getByRole('link', { name: new RegExp(say('jkk_full')) }).click();
    await heading(page, 'jkk_full').waitFor();
    for (const part of ['benefit_gives', 'benefit_cost', 'benefit_conditions', 'benefit_claiming', 'benefit_who']) {
      await page.getByRole('heading', { level: 2, name: say(part) }).waitFor();
    }
    await page.getByText(/PP 82\/2019/).first().waitFor();
  }));

test('before signing in the same screens are there, and know nobody', () =>
  withPage(async (page) => {
    await button(page, 'sim_try').click();
    await heading(page, 'sim_title').waitFor();
    await page.getByRole('link').filter({ hasText: say('sim_jht') }).click();
    await heading(page, 'sim_jht').waitFor();
    await settle(page);
    assert.equal(await page.getByText(say('sim_own_data')).count(), 0);
    await page.getByText(say('sim_waiting')).waitFor();
    await field(page, 'wage').fill('5000000');
    await answer(page).waitFor();
    for (const title of ['sim_title', 'sign_in']) {
      await button(page, 'back').click();
      await heading(page, title).waitFor();
    }
  }));

test('an address that leads nowhere leads to the list', () =>
  withPage(async (page) => {
    await open(page, '#/simulasi/xyzzy', 'sim_not_here');
    await button(page, 'sim_all').click();
    await heading(page, 'sim_title').waitFor();
  }));

test('without the service everything is worked out on the device', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'jmo-alone-'));
  // Nobody listens there.
  const host = spawn(required('JMO_HOST'), ['--service', 'http://127.0.0.1:9', '--profile', profile, '--ui', '../ui/dist']);
  const running = await launch();
  try {
    let address;
    for await (const line of createInterface(host.stdout)) {
      address = line.replace(/^open /, '');
      break;
    }
    const page = await running.newPage({ viewport: PHONE, locale: 'id-ID' });
    await page.goto(address);
    await open(page, '#/simulasi/iuran-karyawan', 'sim_cost_employee');
    await field(page, 'wage').fill('8500000');
    await answer(page).waitFor();
    await open(page, '#/manfaat/jkm', 'jkm_full');
  } finally {
    await running.close();
    host.kill();
    await rm(profile, { recursive: true });
  }
});
