import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobody, personOf } from './people.mjs';
import { askForCode, browser, fillIn, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

test('a person signs in with password and code and sees the balance', () =>
  withPage(async (page) => {
    const person = await personOf('long_history');
    const code = await askForCode(page, person, person.phone);
    await page.getByLabel(say('code_label')).fill(code);
    await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
    await settle(page);
    const balance = page.getByRole('region', { name: say('balance_jht') });
    assert.match(await balance.innerText(), /Rp\d{1,3}(\.\d{3})+/);
    assert.match(await balance.innerText(), /\d{4}, \d\d\.\d\d WIB/);
  }));

test('a wrong password is refused in words, takes the focus, and keeps what was typed', () =>
  withPage(async (page) => {
    const { email } = await personOf('long_history');
    await fillIn(page, email, 'bukan kata sandi');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), new RegExp(say('fault_sign_in_rejected')));
    assert.ok(await alert.evaluate((element) => element === document.activeElement));
    assert.equal(await page.getByLabel(say('login')).inputValue(), email);
    assert.equal(await page.getByLabel(say('password'), { exact: true }).inputValue(), 'bukan kata sandi');
  }));

test('an unknown account is refused in the same words', () =>
  withPage(async (page) => {
    await fillIn(page, nobody(), 'bukan kata sandi');
    await page.getByRole('alert').filter({ hasText: say('fault_sign_in_rejected') }).waitFor();
  }));

test('a login that is neither e-mail nor phone is named at its field', () =>
  withPage(async (page) => {
    await fillIn(page, '12345', 'kata sandi');
    const link = page.getByRole('alert').getByRole('link');
    await link.click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'login');
    assert.equal(await page.getByLabel(say('login')).getAttribute('aria-invalid'), 'true');
  }));

test('empty fields are named before anything is sent', () =>
  withPage(async (page) => {
    await page.getByRole('button', { name: say('sign_in'), exact: true }).click();
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
  }));

test('what was typed survives a change of language', () =>
  withPage(async (page) => {
    await page.getByLabel(say('login')).fill('0812 3456 7890');
    await page.getByRole('button', { name: say('language_en') }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal(await page.locator('#login').inputValue(), '0812 3456 7890');
  }));

test('signing out is asked once, and leaves nothing personal on the screen', () =>
  withPage(async (page) => {
    const person = await personOf('long_history');
    await signIn(page, person);
    await page.getByRole('link', { name: say('profile') }).click();
    await page.getByRole('button', { name: say('sign_out') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('sign_out_stay') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('sign_out') }).click();
    await dialog.getByRole('button', { name: say('sign_out'), exact: true }).click();
    await page.getByText(say('signed_out_text')).waitFor();
    assert.doesNotMatch(await page.locator('body').innerText(), new RegExp(person.name));
    assert.equal(new URL(page.url()).hash, '#/');
  }));
