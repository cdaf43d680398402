import assert from 'node:assert/strict';
import { test } from 'node:test';
import { membershipWith } from './member-samples.mjs';
import { personOf } from './people.mjs';
import { browser, command, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const title = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

test('back goes where the person came from', () =>
  withPage(async (page) => {
    const person = await personOf('long_history');
    await signIn(page, person);
    await page.getByRole('link', { name: say('balance_details') }).click();
    await title(page, say('balance'));
    await page.getByRole('button', { name: say('back') }).click();
    await title(page, person.name);
    await page.getByRole('link', { name: say('services'), exact: true }).click();
    await page.locator('main').getByRole('link', { name: say('service_status') }).click();
    await title(page, say('service_status'));
    await page.goBack();
    await title(page, say('services'));
    await page.goBack();
    await title(page, person.name);
  }));

test('a screen that was opened directly has its parent behind it', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('long_history'));
    const url = new URL(page.url());
    url.hash = '#/status';
    const fresh = await page.context().newPage();
    await fresh.goto(url.href);
    await title(fresh, say('service_status'));
    await fresh.getByRole('button', { name: say('back') }).click();
    await title(fresh, say('services'));
  }));

test('back closes a dialog before it leaves the screen', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('long_history'));
    await page.getByRole('link', { name: say('profile') }).click();
    await page.getByRole('button', { name: say('sign_out') }).click();
    await page.getByRole('dialog').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await title(page, say('profile'));
  }));

test('what waits for the person leads to what is known of it', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('driver_unpaid'));
    await page.getByRole('link', { name: say('need_see_all') }).click();
    await title(page, say('watch'));
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  }));

test('a service that looks for nothing still says that a card is in arrears', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('driver_unpaid'));
    await membershipWith(page, () => ({ findings: [] }));
    await page.reload();
    await page.getByRole('link', { name: say('need_see_card') }).click();
    await title(page, say('card_own'));
  }));

test('a session that ends elsewhere comes back to the same screen, with what was typed', () =>
  withPage(async (page) => {
    const person = await personOf('long_history');
    await signIn(page, person);
    await page.getByRole('link', { name: say('services'), exact: true }).click();
    await page.getByLabel(say('services_search')).fill('saldo');
    await command(page, 'sign_out');
    await page.locator('main').getByRole('link', { name: say('service_balance') }).click();
    await page.getByRole('heading', { name: say('sign_in') }).waitFor();
    assert.doesNotMatch(await page.locator('body').innerText(), new RegExp(person.name));
    await signIn(page, person, say('balance'));
    await page.goBack();
    assert.equal(await page.getByLabel(say('services_search')).inputValue(), 'saldo');
  }));

test('hidden amounts are hidden everywhere and stay hidden', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('long_history'));
    await page.getByRole('button', { name: say('amounts_hide') }).click();
    await page.getByRole('button', { name: say('amounts_show') }).waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /Rp\d/);
    await page.getByRole('link', { name: say('balance_details') }).click();
    await title(page, say('balance'));
    await settle(page);
    assert.doesNotMatch(await page.locator('main').innerText(), /Rp\d/);
    await page.reload();
    await settle(page);
    assert.doesNotMatch(await page.locator('main').innerText(), /Rp\d/);
  }));
