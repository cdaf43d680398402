// Making an account: every way through, and every way out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAfter, messages, newcomer, nobody, personOf } from './people.mjs';
import { browser, settle } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const heading = (page, key) => page.getByRole('heading', { level: 1, name: say(key), exact: true }).waitFor();
const press = (page, key) => page.getByRole('button', { name: say(key), exact: true }).click();

/** Up to the contact. */
async function begin(page, { foreign = false, segment = 'join_segment_pu' } = {}) {
  await press(page, 'join');
  await heading(page, 'join_nationality');
  if (foreign) await page.getByLabel(say('join_wna')).check();
  await press(page, 'go_on');
  await heading(page, 'join_registered');
  await press(page, 'go_on');
  await heading(page, 'join_segment');
  await page.getByLabel(say(segment)).check();
  await press(page, 'go_on');
  await heading(page, 'join_contact');
}

async function prove(page, contact) {
  const before = await messages(contact);
  await page.locator('#contact').fill(contact.email ?? contact.phone);
  await press(page, 'send_code');
  await heading(page, 'code_title');
  await page.getByLabel(say('code_label')).fill(await codeAfter(contact, before));
}

async function tell(page, person, changed = {}) {
  const { identity, kpj, name, born_on } = { ...person, ...changed };
  const [year, month, day] = born_on.split('-');
  await page.locator('#number').fill(identity.replace(/^\w+:/, ''));
  await page.locator('#kpj').fill(kpj);
  await page.locator('#name').fill(name);
  await page.locator('#born_on').fill(day);
  await page.locator('#born_on-month').fill(month);
  await page.locator('#born_on-year').fill(year);
  await press(page, 'join_check');
}

async function finish(page, password) {
  await heading(page, 'verdict_ok');
  await press(page, 'go_on');
  await heading(page, 'join_password');
  await page.locator('#password').fill(password);
  await page.locator('#repeated').fill(password);
  await press(page, 'go_on');
  await heading(page, 'join_consent');
  await page.getByLabel(say('consent_agree')).check();
  await press(page, 'join_make');
}

test('an employee joins with both contacts, and is in', () =>
  withPage(async (page) => {
    const wati = await newcomer('Wati Susanti');
    await begin(page);
    await prove(page, { email: 'wati@jmo.example' });
    await heading(page, 'join_second_contact');
    await prove(page, { phone: '+6281290009021' });
    await heading(page, 'join_identity');
    await tell(page, wati, { name: 'Hj. Wati Susanti, S.E.' });
    await heading(page, 'verdict_ok');
    await page.getByText(say('verdict_name_otherwise')).waitFor();
    await finish(page, 'payung biru sembilan');
    await page.getByRole('heading', { level: 1, name: wati.name }).waitFor();
    await page.getByText(say('joined')).waitFor();
    await settle(page);
    assert.equal(new URL(page.url()).hash, '#/');
  }));

test('a foreigner joins with a passport and one contact', () =>
  withPage(async (page) => {
    const kenji = await newcomer('Kenji Tanaka');
    await begin(page, { foreign: true });
    await page.getByLabel(say('phone'), { exact: true }).first().check();
    await prove(page, { phone: '+6281290009024' });
    await heading(page, 'join_second_contact');
    await press(page, 'join_skip_contact');
    await heading(page, 'join_identity');
    await tell(page, kenji);
    await finish(page, 'gunung ungu kereta');
    await page.getByRole('heading', { level: 1, name: kenji.name }).waitFor();
  }));

test('what does not match is named, corrected, or reported with a number', () =>
  withPage(async (page) => {
    const slamet = await newcomer('Slamet Riyadi');
    await begin(page, { segment: 'join_segment_bpu' });
    await prove(page, { email: 'slamet@jmo.example' });
    await press(page, 'join_skip_contact');
    await heading(page, 'join_identity');
    // What cannot be right is said at its field, and nothing typed is lost.
    await tell(page, slamet, { identity: '990401200680902', born_on: '1980-02-31' });
    await page.getByRole('alert').waitFor();
    assert.equal(await page.locator('#kpj').inputValue(), '2303 0090 022');
    await tell(page, slamet, { kpj: '19050090021', name: 'Slamet Riady' });
    await heading(page, 'verdict_differs');
    await page.getByText(say('verdict_name_differs')).waitFor();
    await page.getByText(say('verdict_born_ok')).waitFor();
    await press(page, 'verdict_correct');
    await heading(page, 'join_identity');
    assert.equal(await page.locator('#name').inputValue(), 'Slamet Riady');
    await page.goBack();
    await heading(page, 'verdict_differs');
    await press(page, 'join_complain');
    await heading(page, 'ticket_title');
    await page.getByLabel(say('ticket_note')).fill('Nama saya Slamet Riady sejak lahir.');
    await press(page, 'ticket_send');
    await heading(page, 'ticket_sent');
    const number = (await page.locator('body').innerText()).match(/P\d{10}/)[0];
    await press(page, 'ticket_done');
    await heading(page, 'sign_in');
    await page.reload();
    await settle(page);
    await press(page, 'tickets');
    await page.getByText(number).waitFor();
  }));

test('a contact that has an account hears so in its mailbox and nowhere else', () =>
  withPage(async (page) => {
    const { email } = await personOf('long_history');
    const before = await messages({ email });
    await begin(page);
    await page.locator('#contact').fill(email);
    await press(page, 'send_code');
    await heading(page, 'code_title');
    await page.getByLabel(say('code_label')).fill('123456');
    await page.getByRole('alert').filter({ hasText: say('fault_code_wrong') }).waitFor();
    const after = await messages({ email });
    assert.equal(after.length, before.length + 1);
    assert.equal(after[0].code, null);
    assert.match(after[0].text, /sudah dipakai/);
  }));

test('who has an account, and whose NIK was withdrawn, are shown the same way out', () =>
  withPage(async (page) => {
    const rudi = await newcomer('Rudi Hartono');
    await begin(page);
    await prove(page, { email: nobody() });
    await press(page, 'join_skip_contact');
    await tell(page, rudi);
    await page.getByRole('alert').filter({ hasText: say('fault_join_refused') }).waitFor();
    const { name, nik, kpj, born_on } = await personOf('former_claimable');
    await tell(page, { identity: nik, name, kpj, born_on });
    await page.getByRole('alert').filter({ hasText: say('fault_join_refused') }).waitFor();
    await press(page, 'join_to_recovery');
    await heading(page, 'cannot_sign_in');
  }));

test('who is not registered yet hears so honestly', () =>
  withPage(async (page) => {
    await press(page, 'join');
    await press(page, 'go_on');
    await page.getByLabel(say('join_registered_no')).check();
    await press(page, 'go_on');
    await heading(page, 'join_not_registered');
    await press(page, 'join_not_registered_back');
    await heading(page, 'join_registered');
  }));

test('by keyboard alone up to the code, and back', () =>
  withPage(async (page) => {
    await page.getByRole('button', { name: say('join'), exact: true }).focus();
    for (const key of ['join_nationality', 'join_registered', 'join_segment']) {
      await page.keyboard.press('Enter');
      await heading(page, key);
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
      await page.getByRole('button', { name: say('go_on'), exact: true }).focus();
    }
    await page.keyboard.press('Enter');
    await heading(page, 'join_contact');
    await page.locator('#contact').focus();
    await page.keyboard.type(nobody());
    await page.keyboard.press('Enter');
    await heading(page, 'code_title');
    await page.goBack();
    await heading(page, 'join_contact');
    for (let steps = 0; steps < 4; steps += 1) await page.goBack();
    await heading(page, 'sign_in');
  }));
