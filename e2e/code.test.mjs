import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAfter, messages, personOf } from './people.mjs';
import { askForCode, browser } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const wrongFor = (code) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('a wrong code is refused, and the right one still works', () =>
  withPage(async (page) => {
    const person = await personOf('above_ceiling');
    const code = await askForCode(page, person);
    const field = page.getByLabel(say('code_label'));
    await field.fill(wrongFor(code));
    await page.getByRole('alert').filter({ hasText: say('fault_code_wrong') }).waitFor();
    assert.equal(await field.inputValue(), wrongFor(code));
    await page.getByRole('link', { name: say('code_retype') }).click();
    await page.keyboard.type(code);
    await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  }));

test('a phone number gets its code by SMS, and a pasted code with other characters around it is understood', () =>
  withPage(async (page) => {
    const person = await personOf('above_ceiling');
    const code = await askForCode(page, person, person.phone);
    await page.getByLabel(say('code_label')).fill(` ${code.slice(0, 3)}-${code.slice(3)} `);
    await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  }));

test('too few digits are said, and nothing is lost', () =>
  withPage(async (page) => {
    await askForCode(page, await personOf('former_claimable'));
    await page.getByLabel(say('code_label')).fill('123');
    await page.getByRole('button', { name: say('code_submit') }).click();
    await page.getByRole('alert').getByRole('link').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'code');
    assert.equal(await page.getByLabel(say('code_label')).inputValue(), '123');
  }));

test('another code comes after the wait, and replaces the first', { timeout: 180_000 }, () =>
  withPage(async (page) => {
    const person = await personOf('migrant');
    await askForCode(page, person);
    const before = await messages(person);
    await page.getByRole('button', { name: say('code_resend'), exact: true }).click({ timeout: 150_000 });
    await page.getByLabel(say('code_label')).fill(await codeAfter(person, before));
    await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  }));

test('going back from the code keeps the login', () =>
  withPage(async (page) => {
    const person = await personOf('underpaid');
    await askForCode(page, person);
    await page.getByRole('button', { name: say('code_cancel') }).click();
    await page.getByRole('heading', { name: say('sign_in') }).waitFor();
    assert.equal(await page.getByLabel(say('login')).inputValue(), person.email);
  }));

test('the system’s back button leaves the code step as well', () =>
  withPage(async (page) => {
    await askForCode(page, await personOf('underpaid'));
    await page.goBack();
    await page.getByRole('heading', { name: say('sign_in') }).waitFor();
  }));
