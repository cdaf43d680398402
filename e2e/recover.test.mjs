// Getting back in: forgotten password, forgotten account, lost contacts, a contact somebody changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAfter, messages, nobody, personOf } from './people.mjs';
import { browser, settle } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const heading = (page, key) => page.getByRole('heading', { level: 1, name: say(key), exact: true }).waitFor();
const press = (page, key) => page.getByRole('button', { name: say(key), exact: true }).click();

async function choose(page, key) {
  await press(page, 'cannot_sign_in');
  await heading(page, 'cannot_sign_in');
  await page.getByRole('link', { name: new RegExp(`^${say(key)}`) }).click();
  await heading(page, key);
}

async function newPassword(page, password, person) {
  await heading(page, 'reset_password');
  await page.locator('#password').fill(password);
  await page.locator('#repeated').fill(password);
  await press(page, 'reset_password_submit');
  await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  await settle(page);
}

test('a forgotten password is set anew with a code, and set back', () =>
  withPage(async (page) => {
    const person = await personOf('underpaid');
    for (const password of ['payung biru sembilan', person.password]) {
      const before = await messages(person);
      await choose(page, 'forgot_password');
      await page.locator('#login').fill(person.email);
      await page.locator('#kpj').fill(person.kpj);
      await press(page, 'send_code');
      await heading(page, 'code_title');
      await page.getByLabel(say('code_label')).fill(await codeAfter(person, before));
      await newPassword(page, password, person);
      await page.getByRole('link', { name: say('profile') }).click();
      await press(page, 'sign_out');
      await page.getByRole('dialog').getByRole('button', { name: say('sign_out'), exact: true }).click();
      await page.getByText(say('signed_out_text')).waitFor();
    }
  }));

test('a forgotten account: the code goes to the contacts on record, which are not shown', () =>
  withPage(async (page) => {
    const person = await personOf('underpaid');
    const before = await messages(person);
    await choose(page, 'forgot_account');
    await page.locator('#number').fill(person.nik);
    await page.locator('#kpj').fill(person.kpj);
    await press(page, 'send_code');
    await heading(page, 'code_title');
    await page.getByText(say('code_sent_on_record')).waitFor();
    const text = await page.locator('main').innerText();
    assert.doesNotMatch(text, /@jmo|\+62/);
    await page.getByLabel(say('code_label')).fill(await codeAfter(person, before));
    await newPassword(page, person.password, person);
  }));

test('somebody nobody knows sees the same, and no code is right', () =>
  withPage(async (page) => {
    await choose(page, 'forgot_password');
    await page.locator('#login').fill(nobody());
    await page.locator('#kpj').fill('18030090001');
    await press(page, 'send_code');
    await heading(page, 'code_title');
    await page.getByLabel(say('code_label')).fill('123456');
    await page.getByRole('alert').filter({ hasText: say('fault_code_wrong') }).waitFor();
  }));

test('lost contacts: a new one, the details, and a wait that survives a reload', () =>
  withPage(async (page) => {
    const person = await personOf('underpaid');
    const contact = { email: nobody() };
    await choose(page, 'lost_contacts');
    await press(page, 'go_on');
    await heading(page, 'recovery_contact');
    await page.locator('#contact').fill(contact.email);
    await press(page, 'send_code');
    await heading(page, 'code_title');
    await page.getByLabel(say('code_label')).fill(await codeAfter(contact, []));
    await heading(page, 'recovery_identity');
    const [year, month, day] = person.born_on.split('-');
    await page.locator('#number').fill(person.nik);
    await page.locator('#kpj').fill(person.kpj);
    await page.locator('#name').fill(person.name);
    await page.locator('#born_on').fill(day);
    await page.locator('#born_on-month').fill(month);
    await page.locator('#born_on-year').fill(year);
    await press(page, 'recovery_begin');
    await heading(page, 'recovery_waiting');
    await page.reload();
    await settle(page);
    await heading(page, 'recovery_waiting');
    await press(page, 'recovery_finish');
    await heading(page, 'recovery_finish');
    await page.locator('#password').fill('payung biru sembilan');
    await page.locator('#repeated').fill('payung biru sembilan');
    await press(page, 'reset_password_submit');
    await page.getByRole('alert').filter({ hasText: say('fault_too_soon') }).waitFor();
    const told = await messages(person);
    assert.match(told[0].text, /pemulihan/);
    await page.goBack();
    await press(page, 'recovery_give_up');
    await page.getByRole('dialog').getByRole('button', { name: say('recovery_give_up') }).click();
    await heading(page, 'cannot_sign_in');
  }));

test('an undo code that is not one is refused at its field', () =>
  withPage(async (page) => {
    await choose(page, 'undo_contact');
    await page.locator('#contact').fill(nobody());
    await page.locator('#code').fill('1234');
    await press(page, 'undo_contact_submit');
    await page.getByRole('alert').getByRole('link').waitFor();
    await page.locator('#code').fill('12345678');
    await press(page, 'undo_contact_submit');
    await page.getByRole('alert').filter({ hasText: say('fault_code_wrong') }).waitFor();
  }));
