// Profil: contacts, password, devices, the log, a copy of everything, and the end of the account. Each test puts
// back what it changed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { codeAfter, messageAfter, messages, personOf } from './people.mjs';
import { begin, browser, command, fillIn, settle, signIn } from './session.mjs';
import { SANDBOX } from './surroundings.mjs';
import { LANGUAGES, say } from './words.mjs';

const { page: withPage } = browser();

const heading = (page, key) => page.getByRole('heading', { level: 1, name: say(key), exact: true });
const button = (page, key) => page.getByRole('button', { name: say(key), exact: true });
const password = (page) => page.getByLabel(say('password_current'), { exact: true });
/** A message with its gaps filled in. */
const fill = (key, values) => say(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Runs `test` on Profil, in the row with this title. */
const onProfile = (story, row, test) =>
  withPage(async (page) => {
    const person = await personOf(story);
    await signIn(page, person);
    await page.getByRole('link', { name: say('profile'), exact: true }).click();
    await page.getByRole('link', { name: new RegExp(`^${say(row)}`) }).click();
    await settle(page);
    await test(page, person);
  });

/** Somebody else's phone that knows the password and got hold of the code. */
async function signInElsewhere(person, device_name) {
  const post = async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(SANDBOX + path, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
  };
  const before = await messages(person);
  const login = { login: person.email, password: person.password, device_name };
  const { challenge } = await post('/v1/account/sign-in', login);
  const code = await codeAfter(person, before);
  await post('/v1/account/code', { challenge_token: challenge.challenge_token, code });
}

test('a new e-mail is proven by its code, the old one is told, and it can be put back', () =>
  onProfile('migrant', 'contacts', async (page, person) => {
    const fresh = { email: `dewi.${process.pid}@contoh.example` };
    const list = page.locator('main ul');
    const was = await list.innerText();
    await page.getByRole('link', { name: new RegExp(`^${say('email')}`) }).click();
    await heading(page, 'email_change').waitFor();
    await page.getByLabel(say('email'), { exact: true }).fill(fresh.email);

    await password(page).fill('bukan kata sandi');
    await button(page, 'send_code').click();
    await page.getByRole('alert').getByRole('link').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'password');

    await password(page).fill(person.password);
    const [told, before] = [await messages(person), await messages(fresh)];
    await button(page, 'send_code').click();
    await heading(page, 'code_title').waitFor();
    await page.getByLabel(say('code_label')).fill(await codeAfter(fresh, before));
    await heading(page, 'email_changed').waitFor();
    await button(page, 'done').click();

    await heading(page, 'contacts').waitFor();
    await page.getByText(say('need_email')).waitFor();
    assert.notEqual(await list.innerText(), was);
    const notice = await messageAfter(person, told);
    assert.match(notice.text, /\b\d{8}\b/, 'the old contact got a way to undo it');

    await button(page, 'need_contact_act').click();
    await page.getByRole('status').filter({ hasText: say('need_contact_done') }).waitFor();
    assert.equal(await page.getByText(say('need_email')).count(), 0);
    assert.equal(await list.innerText(), was);
  }));

test('going back from the code keeps what was typed, but no password', () =>
  onProfile('migrant', 'contacts', async (page, person) => {
    const fresh = `dewi.lagi.${process.pid}@contoh.example`;
    await page.getByRole('link', { name: new RegExp(`^${say('email')}`) }).click();
    await page.getByLabel(say('email'), { exact: true }).fill(fresh);
    await password(page).fill(person.password);
    await button(page, 'send_code').click();
    await heading(page, 'code_title').waitFor();
    await page.goBack();
    await heading(page, 'email_change').waitFor();
    assert.equal(await page.getByLabel(say('email'), { exact: true }).inputValue(), fresh);
    assert.equal(await password(page).inputValue(), '');
    await page.goBack();
    await heading(page, 'contacts').waitFor();
  }));

test('a lock while the code is on its way loses nothing', () =>
  onProfile('migrant', 'contacts', async (page, person) => {
    const pin = '271828';
    await command(page, 'set_lock', { pin, idle: 5, current: null });
    await page.reload();
    await settle(page);
    await page.getByRole('link', { name: new RegExp(`^${say('phone')}`) }).click();
    await page.getByLabel(say('phone'), { exact: true }).fill(`0812 9000 ${String(process.pid).padStart(4, '7').slice(-4)}`);
    await password(page).fill(person.password);
    await button(page, 'send_code').click();
    await heading(page, 'code_title').waitFor();

    await page.getByRole('link', { name: say('profile'), exact: true }).click();
    await button(page, 'lock_now').click();
    await page.locator('#pin').fill(pin);
    await page.getByRole('link', { name: new RegExp(`^${say('contacts')}`) }).click();
    await heading(page, 'code_title').waitFor();
    await button(page, 'contact_code_cancel').click();
    await heading(page, 'contacts').waitFor();
    await command(page, 'remove_lock', { pin });
  }));

async function changePassword(page, from, to) {
  await heading(page, 'password_change').waitFor();
  await password(page).fill(from);
  await page.getByLabel(say('new_password'), { exact: true }).fill(to);
  await page.getByLabel(say('repeat_password'), { exact: true }).fill(to);
  await button(page, 'password_change_submit').click();
}

test('the password is changed, signs in, and is changed back', () =>
  onProfile('migrant', 'password', async (page, person) => {
    const fresh = 'sirih pinang kapur gambir';
    await changePassword(page, person.password, '12345678');
    await page.getByRole('alert').getByRole('link').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'new_password');

    await changePassword(page, person.password, fresh);
    await heading(page, 'password_changed').waitFor();
    await button(page, 'done').click();
    await heading(page, 'profile').waitFor();

    await begin(page);
    await fillIn(page, person.email, person.password);
    await page.getByRole('alert').filter({ hasText: say('fault_sign_in_rejected') }).waitFor();
    await signIn(page, { ...person, password: fresh });
    await page.evaluate(() => (location.hash = '#/kata-sandi'));
    await changePassword(page, fresh, person.password);
    await heading(page, 'password_changed').waitFor();
  }));

test('devices are listed; one is signed out, then all others', () =>
  onProfile('migrant', 'devices', async (page, person) => {
    for (const name of ['Ponsel lama', 'Tablet', 'Komputer kantor']) await signInElsewhere(person, name);
    await page.reload();
    await settle(page);
    assert.equal(await page.getByText(say('device_this'), { exact: true }).count(), 1);

    const one = page.getByRole('button', { name: fill('device_end_named', { name: 'Tablet' }) });
    const dialog = page.getByRole('dialog');
    await one.click();
    await button(dialog, 'device_keep').click();
    await dialog.waitFor({ state: 'detached' });
    await one.click();
    await button(dialog, 'device_end').click();
    const said = page.getByRole('status').filter({ hasText: fill('device_ended', { name: 'Tablet' }) });
    await said.waitFor();
    assert.ok(await said.evaluate((element) => element === document.activeElement));
    assert.equal(await one.count(), 0);
    assert.equal(await page.locator('main li').count(), 3);

    await button(page, 'devices_end_others').click();
    await button(dialog, 'devices_end_others').click();
    await page.getByRole('status').filter({ hasText: say('devices_ended') }).waitFor();
    assert.equal(await page.locator('main li').count(), 1);
    await page.getByText(say('devices_only_this')).waitFor();
  }));

test('the log says who did what and when, and what to do about it', () =>
  onProfile('migrant', 'security_log', async (page) => {
    const said = await page.locator('main').innerText();
    for (const key of ['log_new_device', 'log_device_ended', 'log_password_changed', 'log_contact_restored']) {
      assert.ok(said.includes(say(key)), `«${say(key)}» is missing`);
    }
    assert.match(said, /\d\d\.\d\d WIB · \S/);
    await button(page, 'password_change').click();
    await heading(page, 'password_change').waitFor();
  }));

test('everything the service holds is downloaded, after the password', () =>
  onProfile('migrant', 'my_data', async (page, person) => {
    await page.getByRole('link', { name: new RegExp(`^${say('export_title')}`) }).click();
    await password(page).fill(person.password);
    const download = page.waitForEvent('download');
    await button(page, 'export_submit').click();
    const file = await download;
    assert.equal(file.suggestedFilename(), 'data-jmo.json');
    const held = JSON.parse(await readFile(await file.path(), 'utf8'));
    assert.equal(held.person.identity_number, person.nik);
    assert.equal(held.account.email, person.email);
    await heading(page, 'exported').waitFor();
  }));

test('the account is asked to be deleted, which Beranda says, and kept after all', () =>
  onProfile('migrant', 'my_data', async (page, person) => {
    await page.getByRole('link', { name: new RegExp(`^${say('delete_account')}`) }).click();
    await page.getByText(say('delete_stays_membership')).waitFor();
    await password(page).fill(person.password);
    await button(page, 'delete_submit').click();
    await heading(page, 'delete_asked').waitFor();
    await button(page, 'done').click();
    await heading(page, 'my_data').waitFor();
    assert.equal(await page.getByRole('link', { name: new RegExp(`^${say('delete_account')}`) }).count(), 0);

    await page.getByRole('link', { name: say('home'), exact: true }).click();
    await page.getByText(say('need_deletion'), { exact: true }).waitFor();
    await button(page, 'need_deletion_act').click();
    const said = page.getByRole('status').filter({ hasText: say('need_deletion_done') });
    await said.waitFor();
    assert.ok(await said.evaluate((element) => element === document.activeElement));
    assert.equal(await page.getByText(say('need_deletion'), { exact: true }).count(), 0);
  }));

test('somebody who gets in with another contact is stopped with one tap', () =>
  withPage(async (page) => {
    const person = await personOf('migrant');
    const stranger = { email: `orang.lain.${process.pid}@contoh.example` };
    const before = await messages(stranger);
    await command(page, 'prove_contact', { purpose: 'recovery', channel: 'email', contact: stranger.email });
    await command(page, 'enter_proof', { code: await codeAfter(stranger, before) });
    const { nik: number, kpj, name, born_on } = person;
    const pending = await command(page, 'begin_recovery', { identity: { kind: 'nik', number, kpj, name, born_on } });
    assert.ok(pending.ready_at);

    await page.reload();
    await signIn(page, person);
    await page.getByText(say('need_recovery'), { exact: true }).waitFor();
    await page.getByRole('link', { name: say('profile'), exact: true }).click();
    await button(page, 'need_recovery_act').click();
    await page.getByRole('status').filter({ hasText: say('need_recovery_done') }).waitFor();
    assert.equal(await page.getByText(say('need_recovery'), { exact: true }).count(), 0);
    await command(page, 'drop_recovery');
  }));

test('a card of one’s own is found; one that is not there becomes a report', () =>
  onProfile('migrant', 'find_card', async (page, person) => {
    const kpj = page.getByLabel(say('kpj'), { exact: true });
    await kpj.fill(person.kpj);
    await button(page, 'find_card_submit').click();
    await page.getByRole('heading', { level: 1, name: new RegExp(fill('find_card_found', { kpj: '.*' })) }).waitFor();
    await button(page, 'find_card_see').click();
    await heading(page, 'card_title').waitFor();

    await page.getByRole('link', { name: new RegExp(`^${say('find_card')}`) }).click();
    const other = (await personOf('underpaid')).kpj;
    await kpj.fill(other);
    await button(page, 'find_card_submit').click();
    await page.getByRole('alert').filter({ hasText: say('fault_card_not_yours') }).waitFor();
    await button(page, 'find_card_complain').click();
    await heading(page, 'card_ticket').waitFor();
    const facts = await page.locator('main dl').innerText();
    assert.ok(facts.includes(person.name) && facts.replace(/\s/g, '').includes(other));
    await button(page, 'ticket_send').click();
    await heading(page, 'ticket_sent').waitFor();
    const number = await page.locator('main dd').first().innerText();
    await button(page, 'tickets').click();
    await heading(page, 'tickets').waitFor();
    await page.getByText(number).waitFor();
    assert.ok((await page.locator('main').innerText()).includes(LANGUAGES.id.topic_card_missing));
  }));
