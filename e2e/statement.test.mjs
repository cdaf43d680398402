// Rincian saldo JHT: it adds up, it is saved, and what it says can be checked by whoever holds the paper.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { personOf } from './people.mjs';
import { begin, browser, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const heading = (page, key) => page.getByRole('heading', { level: 1, name: say(key), exact: true });
const button = (page, key) => page.getByRole('button', { name: say(key), exact: true });
const rupiah = (text) => Number(text.replace(/[^\d−]/g, '').replace('−', '-'));

/** Runs `test` on the statement of the person with this story, reached as a person would. */
const onStatement = (story, test) =>
  withPage(async (page) => {
    const person = await personOf(story);
    await signIn(page, person);
    await page.getByRole('link', { name: say('balance_details') }).click();
    await page.locator('main').getByRole('link', { name: new RegExp(`^${say('statement')}`) }).click();
    await heading(page, 'statement').waitFor();
    await settle(page);
    await test(page, person);
  });

/** The amounts of the reckoning, from the opening to the closing. */
const sums = async (page) => (await page.locator('.panel').first().locator('dd [aria-hidden]').allInnerTexts()).map(rupiah);
const balances = async (page) => (await page.locator('ol .balance dd [aria-hidden]').allInnerTexts()).map(rupiah);
const postings = async (page) => (await page.locator('ol .head [aria-hidden]').allInnerTexts()).map(rupiah);

/** What the proof says, by its name. */
async function proof(page) {
  const rows = page.locator('.panel').last().locator('dl > div');
  const said = await rows.evaluateAll((rows) =>
    rows.map((row) => [row.querySelector('dt').innerText, (row.querySelector('dd > [aria-hidden]') ?? row.querySelector('dd')).innerText]),
  );
  const known = Object.fromEntries(said);
  return (key) => known[say(key)];
}

test('every year adds up, line by line, and begins where the one before ended', () =>
  onStatement('long_history', async (page) => {
    const years = page.getByLabel(say('statement_year'));
    const listed = (await years.locator('option').allInnerTexts()).filter((year) => /^\d{4}$/.test(year));
    assert.ok(listed.length > 5);
    assert.deepEqual(listed, [...listed].sort().reverse(), 'the newest first');
    let next;
    for (const year of listed) {
      await years.selectOption(year);
      await page.getByRole('heading', { name: say('statement_sums').replace('{year}', year) }).waitFor();
      const all = await sums(page);
      const [opening, closing] = [all[0], all.at(-1)];
      assert.equal(all.slice(0, -1).reduce((sum, amount) => sum + amount), closing, `${year}: the reckoning`);
      await page.waitForFunction(
        (closing) => [...document.querySelectorAll('ol .balance dd [aria-hidden]')].at(-1)?.textContent.replace(/\D/g, '') === closing,
        String(closing),
      );
      let running = opening;
      const expected = (await postings(page)).map((amount) => (running += amount));
      assert.deepEqual(await balances(page), expected, `${year}: the running balance`);
      if (next !== undefined) assert.equal(closing, next, `${year}: the closing is the next opening`);
      next = opening;
    }
    assert.equal(next, 0, 'a life begins with nothing');
  }));

test('December paid in January says which year it is for, and a month nobody paid stands out', () =>
  onStatement('driver_unpaid', async (page) => {
    await page.getByText(say('statement_gap'), { exact: true }).first().waitFor();
    const first = page.locator('ol > li').first();
    if ((await first.innerText()).includes('Desember')) {
      await first.getByText(say('statement_other_year').replace('{year}', '2025')).waitFor();
    }
  }));

test('the picture of the balance tells who paid, once the statement is there', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('long_history'));
    await page.getByRole('link', { name: say('balance_details') }).click();
    const story = page.getByRole('region', { name: say('growth_title') });
    await story.getByText(say('growth_employer')).waitFor();
    await story.getByRole('button', { name: say('growth_as_table') }).click();
    await story.getByRole('columnheader', { name: say('growth_own') }).waitFor();
  }));

test('all years are folded, newest first, and open one by one', () =>
  onStatement('long_history', async (page) => {
    await page.getByLabel(say('statement_year')).selectOption(say('statement_all_years'));
    const folded = page.locator('h2 button');
    await page.waitForFunction(() => document.querySelectorAll('h2 button').length > 5);
    assert.equal(await page.locator('ol').count(), 0);
    await folded.nth(1).press('Enter');
    await page.locator('ol > li').nth(11).waitFor();
    assert.equal(await folded.nth(1).getAttribute('aria-expanded'), 'true');
    await folded.nth(1).press('Enter');
    await page.locator('ol').waitFor({ state: 'detached' });
  }));

for (const [form, extension, years] of [
  ['card_save_pdf', 'pdf', null],
  ['statement_save_csv', 'csv', 'statement_all_years'],
]) {
  test(`it is saved as ${extension}`, () =>
    onStatement('long_history', async (page) => {
      const total = (await sums(page)).at(-1);
      await button(page, 'statement_save').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say(form)).check();
      if (years) await dialog.getByLabel(say(years)).check();
      const download = page.waitForEvent('download');
      await button(dialog, 'card_save_do').click();
      const file = await download;
      assert.ok(file.suggestedFilename().endsWith(`.${extension}`), file.suggestedFilename());
      const saved = await readFile(await file.path());
      if (extension === 'pdf') assert.equal(saved.subarray(0, 5).toString('latin1'), '%PDF-');
      else assert.ok(saved.toString('utf8').includes(String(total)), 'the closing balance is in the table');
      await page.getByRole('status').filter({ hasText: say('statement_saved') }).waitFor();
    }));
}

/** Types what is on the paper into the check. */
async function check(page, printed) {
  const [year, month, day] = printed.through.split('-');
  const typed = { ...printed, through: day, 'through-month': month, 'through-year': year };
  for (const [id, text] of Object.entries(typed)) await page.locator(`#${id}`).fill(text);
  await button(page, 'verify_submit').click();
}

test('a genuine statement is told from a forged one, signed in or not', () =>
  onStatement('long_history', async (page) => {
    await page.getByLabel(say('statement_year')).selectOption('2025');
    await page.getByRole('heading', { name: say('statement_sums').replace('{year}', '2025') }).waitFor();
    const stated = await proof(page);
    assert.match(stated('verify_through'), /^31 Desember 2025$/);
    const printed = {
      kpj: stated('kpj'),
      year: '2025',
      through: '2025-12-31',
      closing: String(rupiah(stated('verify_closing'))),
      verification: stated('verify_code').toLowerCase().replaceAll('-', ' '),
    };
    await page.getByRole('link', { name: say('statement_to_verify') }).click();
    await heading(page, 'verify').waitFor();
    await check(page, printed);
    await heading(page, 'verify_genuine').waitFor();
    await button(page, 'verify_another').click();
    assert.equal(await page.locator('#kpj').inputValue(), '');

    await begin(page);
    await button(page, 'verify').click();
    await heading(page, 'verify').waitFor();
    await check(page, { ...printed, closing: String(Number(printed.closing) + 1) });
    await heading(page, 'verify_not_genuine').waitFor();
    await button(page, 'verify_retype').click();
    assert.equal(await page.locator('#year').inputValue(), '2025', 'nothing typed is lost');
    await page.locator('#closing').fill(printed.closing);
    await button(page, 'verify_submit').click();
    await heading(page, 'verify_genuine').waitFor();
  }));

test('what cannot stand on any statement is said at its field', () =>
  withPage(async (page) => {
    await button(page, 'verify').click();
    await button(page, 'verify_submit').click();
    const problems = page.getByRole('alert').getByRole('link');
    assert.equal(await problems.count(), 5);
    await check(page, { kpj: '2402009000', year: '25', through: '2025-02-30', closing: '1', verification: 'abc' });
    await page.getByText(say('field_no_such_date').replace('{field}', say('verify_through'))).first().waitFor();
    assert.equal(await problems.count(), 4);
    await problems.first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'kpj');
  }));
