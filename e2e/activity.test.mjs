// Aktivitas: one timeline, by kind and by word, page after page, each entry with its story.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personOf } from './people.mjs';
import { browser, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const heading = (page, key) => page.getByRole('heading', { level: 1, name: say(key), exact: true });
const button = (page, key) => page.getByRole('button', { name: say(key), exact: true });
const rows = (page) => page.locator('[id^=activity-][class*=row]');
// What is out of sight is not laid out, and has no inner text.
const titles = (page) => page.locator('main li .title').allTextContents();

const onActivity = (story, test) =>
  withPage(async (page) => {
    const person = await personOf(story);
    await signIn(page, person);
    await page.getByRole('link', { name: say('activity'), exact: true }).click();
    await heading(page, 'activity').waitFor();
    await settle(page);
    await rows(page).first().waitFor();
    await test(page, person);
  });

/** Waits until every title is as wanted, and there is one. */
const onlyTitles = (page, pattern) =>
  page.waitForFunction(
    (source) => {
      const titles = [...document.querySelectorAll('main li .title')].map((title) => title.textContent);
      return titles.length > 0 && titles.every((title) => new RegExp(source).test(title));
    },
    pattern.source,
  );

test('older entries come when they are asked for, and the focus goes to the first of them', () =>
  onActivity('long_history', async (page) => {
    await rows(page).nth(49).waitFor();
    assert.equal(await rows(page).count(), 50);
    await button(page, 'log_older').click();
    await page.waitForFunction(() => document.activeElement?.id === 'activity-50');
    const days = await page.locator('main section h2').allTextContents();
    assert.equal(new Set(days).size, days.length, 'each month has one heading');
    while (await button(page, 'log_older').count()) {
      const before = await rows(page).count();
      await button(page, 'log_older').click();
      await rows(page).nth(before).waitFor();
    }
    assert.ok((await rows(page).count()) > 100, 'a long life is there to its beginning');
  }));

test('a chip leaves one kind, and all of them come back', () =>
  onActivity('long_history', async (page) => {
    await page.getByRole('radio', { name: say('activity_postings') }).check();
    await onlyTitles(page, new RegExp(`^(${say('activity_return')}|${say('activity_correction')})$`));
    await page.getByRole('radio', { name: say('activity_payments') }).check();
    await page.getByText(say('activity_nothing_found')).waitFor();
    await button(page, 'activity_show_all').click();
    await rows(page).first().waitFor();
    assert.ok(await page.getByRole('radio', { name: say('activity_all') }).isChecked());
    assert.equal(await page.evaluate(() => document.activeElement.id), 'activity-search');
  }));

test('whoever pays for himself finds his payments', () =>
  onActivity('driver_unpaid', async (page) => {
    await page.getByRole('radio', { name: say('activity_payments') }).check();
    await onlyTitles(page, new RegExp(`^${say('activity_payment').replace('{month}', '')}`));
  }));

test('a month is found as people write it, an employer by a part of the name', () =>
  onActivity('three_cards', async (page) => {
    const field = page.getByLabel(say('activity_search'), { exact: true });
    await field.fill('september 2026');
    await onlyTitles(page, /September 2026$/);
    await field.fill('karya abadi');
    await page.waitForFunction(() => {
      const texts = [...document.querySelectorAll('main li .text')].map((text) => text.textContent);
      return texts.length > 0 && texts.every((text) => text.includes('CV Karya Abadi'));
    });
    await field.fill('xyzzy');
    await page.getByText(say('activity_nothing_found')).waitFor();
    await page.getByRole('button', { name: say('activity_search_clear') }).click();
    await rows(page).first().waitFor();
    assert.ok((await titles(page)).length > 1);
  }));

test('a contribution opens its story, which leads to its year of the statement', () =>
  onActivity('long_history', async (page) => {
    await page.getByRole('radio', { name: say('activity_contributions') }).check();
    await onlyTitles(page, new RegExp(`^${say('activity_contribution').replace('{month}', '')}`));
    const year = (await page.locator('main section h2').first().innerText()).slice(-4);
    await rows(page).first().click();
    const dialog = page.getByRole('dialog');
    for (const key of ['activity_month', 'activity_all_programmes', 'activity_for_jht', 'card_employer', 'kpj']) {
      await dialog.getByText(say(key), { exact: true }).waitFor();
    }
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.id), 'activity-0');
    await rows(page).first().press('Enter');
    await dialog.getByRole('button', { name: say('activity_to_statement').replace('{year}', year) }).click();
    await heading(page, 'statement').waitFor();
    await settle(page);
    assert.equal(await page.getByLabel(say('statement_year')).inputValue(), year);
    await page.goBack();
    await heading(page, 'activity').waitFor();
    await onlyTitles(page, new RegExp(`^${say('activity_contribution').replace('{month}', '')}`));
  }));

test('a message leads to the security log', () =>
  onActivity('long_history', async (page) => {
    await page.getByRole('radio', { name: say('activity_messages') }).check();
    await page.getByText(say('log_new_device'), { exact: true }).first().click();
    await button(page.getByRole('dialog'), 'activity_to_log').click();
    await heading(page, 'security_log').waitFor();
  }));

test('hidden amounts are hidden in the timeline and in its stories', () =>
  onActivity('long_history', async (page) => {
    await button(page, 'amounts_hide').click();
    await button(page, 'amounts_show').waitFor();
    await page.getByRole('radio', { name: say('activity_contributions') }).check();
    await onlyTitles(page, new RegExp(`^${say('activity_contribution').replace('{month}', '')}`));
    await rows(page).first().click();
    await page.getByRole('dialog').waitFor();
    assert.doesNotMatch(await page.locator('body').innerText(), /Rp\d/);
    await page.keyboard.press('Escape');
    await button(page, 'amounts_show').click();
  }));
