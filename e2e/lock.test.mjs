import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personOf } from './people.mjs';
import { browser, command, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const PIN = '271828';
const WRONG = '314159';

const title = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const button = (page, key) => page.getByRole('button', { name: say(key), exact: true });
const field = (page, key) => page.getByLabel(say(key), { exact: true });

/** Chooses a PIN as a person does. */
async function choosePin(page, pin) {
  await page.getByRole('link', { name: say('profile') }).click();
  await button(page, 'lock_set').click();
  await field(page, 'pin_new').fill(pin);
  await field(page, 'pin_again').fill(pin);
  await page.getByRole('dialog').getByRole('button', { name: say('lock_set') }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText(say('lock_was_set')).waitFor();
}

/** Signed in with a lock, at Profil. */
async function withLock(page) {
  const person = await personOf('long_history');
  await signIn(page, person);
  await choosePin(page, PIN);
  return person;
}

async function lockNow(page) {
  await button(page, 'lock_now').click();
  await title(page, say('locked'));
}

async function assertNothingOf(page, person) {
  const painted = [await page.content(), await page.title()].join('\n');
  for (const word of [...person.name.split(' '), person.email]) assert.ok(!painted.includes(word), word);
  assert.doesNotMatch(painted, /Rp\s?\d/);
}

test('a PIN is chosen, locks the app, and opens it again', () =>
  withPage(async (page) => {
    const person = await withLock(page);
    await lockNow(page);
    await assertNothingOf(page, person);
    await field(page, 'pin').fill(PIN);
    await title(page, say('profile'));
  }));

test('untouched it locks by itself; the place and what was typed are back afterwards', () =>
  withPage(async (page) => {
    const person = await withLock(page);
    await page.clock.install();
    await page.reload();
    await settle(page);
    await page.getByRole('link', { name: say('services'), exact: true }).click();
    await page.getByLabel(say('services_search')).fill('saldo');
    await page.clock.runFor('04:30');
    await title(page, say('services'));
    await page.clock.runFor('00:40');
    await title(page, say('locked'));
    await assertNothingOf(page, person);
    await field(page, 'pin').fill(PIN);
    await title(page, say('services'));
    assert.equal(await page.getByLabel(say('services_search')).inputValue(), 'saldo');
  }));

test('locked, a reload stays locked and no command tells anything', () =>
  withPage(async (page) => {
    const person = await withLock(page);
    await lockNow(page);
    await page.reload();
    await title(page, say('locked'));
    await assertNothingOf(page, person);
    for (const [name, args] of [
      ['show_account', { refresh: true }],
      ['show_membership', { refresh: false }],
      ['show_balance', { refresh: false }],
      ['show_card', { refresh: false, numbers: true }],
      ['save_card', { at: 0, form: 'pdf', numbers: true, language: 'id' }],
    ]) {
      assert.equal((await command(page, name, args)).code, 'locked', name);
    }
    const opened = JSON.stringify(await command(page, 'open_app'));
    assert.ok(!opened.includes(person.name));
  }));

test('wrong PINs cost a wait; the password opens it all the same, and a new PIN needs no old one', () =>
  withPage(async (page) => {
    const person = await withLock(page);
    await lockNow(page);
    for (let tries = 1; tries <= 5; tries += 1) {
      await field(page, 'pin').fill(WRONG);
      await page.getByRole('alert').filter({ hasText: say('fault_pin_wrong') }).waitFor();
      if (tries < 5) await page.getByRole('link', { name: say('pin_retype') }).click();
    }
    await field(page, 'pin').waitFor({ state: 'detached' });
    await page.getByText(say('locked_wait').split('{')[0]).waitFor();

    await button(page, 'locked_forgot').click();
    await title(page, say('locked_by_password'));
    await field(page, 'password').fill('bukan kata sandi');
    await button(page, 'unlock').click();
    await page.getByRole('alert').filter({ hasText: say('password_wrong') }).waitFor();
    await field(page, 'password').fill(person.password);
    await button(page, 'unlock').click();
    await title(page, say('profile'));

    await button(page, 'lock_change').click();
    assert.equal(await field(page, 'pin_current').count(), 0);
    await field(page, 'pin_new').fill('161803');
    await field(page, 'pin_again').fill('161803');
    await page.getByRole('dialog').getByRole('button', { name: say('lock_change') }).click();
    await page.getByText(say('lock_was_changed')).waitFor();
    await lockNow(page);
    await field(page, 'pin').fill('161803');
    await title(page, say('profile'));
  }));

test('the system’s back button goes from the password to the PIN', () =>
  withPage(async (page) => {
    await withLock(page);
    await lockNow(page);
    await button(page, 'locked_forgot').click();
    await title(page, say('locked_by_password'));
    await page.goBack();
    await title(page, say('locked'));
    await field(page, 'pin').waitFor();
  }));

test('PINs that are short, differ or are easy to guess are refused with words, and nothing is set', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('long_history'));
    await page.getByRole('link', { name: say('profile') }).click();
    await button(page, 'lock_set').click();
    const submit = page.getByRole('dialog').getByRole('button', { name: say('lock_set') });
    await field(page, 'pin_new').fill('2718');
    await submit.click();
    const summary = page.getByRole('alert');
    await summary.filter({ hasText: 'Anda mengisi 4' }).waitFor();
    await field(page, 'pin_new').fill('271828');
    await field(page, 'pin_again').fill('271829');
    await submit.click();
    await summary.filter({ hasText: say('pin_different') }).waitFor();
    await field(page, 'pin_new').fill('123456');
    await field(page, 'pin_again').fill('123456');
    await submit.click();
    await summary.filter({ hasText: say('fault_pin_easy') }).waitFor();
    await summary.getByRole('link').click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'lock-pin');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await button(page, 'lock_set').waitFor();
  }));

test('the lock goes with its PIN, and with signing out from the locked screen', () =>
  withPage(async (page) => {
    const person = await withLock(page);
    await button(page, 'lock_remove').click();
    const remove = page.getByRole('dialog').getByRole('button', { name: say('lock_remove') });
    await field(page, 'pin_current').fill(WRONG);
    await remove.click();
    await page.getByRole('alert').filter({ hasText: say('fault_pin_wrong') }).waitFor();
    await field(page, 'pin_current').fill(PIN);
    await remove.click();
    await page.getByText(say('lock_was_removed')).waitFor();

    await choosePin(page, PIN);
    await lockNow(page);
    await button(page, 'sign_out').click();
    await page.getByRole('dialog').getByRole('button', { name: say('sign_out') }).click();
    await title(page, say('sign_in'));
    await signIn(page, person);
    await page.getByRole('link', { name: say('profile') }).click();
    await button(page, 'lock_set').waitFor();
  }));

test('the span is chosen once and holds', () =>
  withPage(async (page) => {
    await withLock(page);
    await page.getByRole('radio', { name: '15 menit' }).check();
    await page.reload();
    await settle(page);
    assert.ok(await page.getByRole('radio', { name: '15 menit' }).isChecked());
  }));

test('locking and unlocking need no pointer, and each is announced by its title', () =>
  withPage(async (page) => {
    await withLock(page);
    await button(page, 'lock_now').press('Enter');
    await title(page, say('locked'));
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
    await page.waitForFunction(() => document.activeElement.tagName === 'H1');
    assert.equal(await focused(), say('locked'));
    await page.keyboard.press('Tab');
    await page.keyboard.type(PIN);
    await title(page, say('profile'));
    await page.waitForFunction(() => document.activeElement.tagName === 'H1');
    assert.equal(await focused(), say('profile'));
  }));
