import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAfter, messages, personOf } from './people.mjs';
import { browser, signIn } from './session.mjs';
import { DESK } from './surroundings.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return { tag: element.tagName, id: element.id, text: element.textContent.trim() };
  });

/** Presses Tab until this has the focus: a person looks for it the same way. */
async function tabTo(page, locator) {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reached ${locator}`);
}

test('signing in needs no pointer', () =>
  withPage(async (page) => {
    const person = await personOf('never_updated');
    const before = await messages(person);
    await tabTo(page, page.getByLabel(say('login')));
    await page.keyboard.type(person.phone);
    await tabTo(page, page.getByLabel(say('password'), { exact: true }));
    await page.keyboard.type(person.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('code_title') }).waitFor();
    assert.equal((await focused(page)).tag, 'H1');
    await tabTo(page, page.getByLabel(say('code_label')));
    await page.keyboard.type(await codeAfter(person, before));
    await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
    assert.equal((await focused(page)).tag, 'H1');
  }));

test('the password can be looked at and hidden again', () =>
  withPage(async (page) => {
    const field = page.getByLabel(say('password'), { exact: true });
    await field.fill('rahasia');
    await tabTo(page, page.getByRole('button', { name: say('password_show') }));
    await page.keyboard.press('Space');
    assert.equal(await field.getAttribute('type'), 'text');
    await page.getByRole('button', { name: say('password_hide') }).press('Space');
    assert.equal(await field.getAttribute('type'), 'password');
  }));

test('a new screen is announced by its title, and the first Tab can skip the menu', () =>
  withPage(
    async (page) => {
      await signIn(page, await personOf('long_history'));
      await page.getByRole('link', { name: say('services'), exact: true }).press('Enter');
      await page.getByRole('heading', { level: 1, name: say('services') }).waitFor();
      assert.deepEqual(await focused(page), { tag: 'H1', id: '', text: say('services') });
      assert.equal(await page.title(), `${say('services')} · JMO`);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Tab');
      assert.equal((await focused(page)).text, say('skip_to_content'));
      await page.keyboard.press('Enter');
      assert.equal((await focused(page)).id, 'main');
    },
    { viewport: DESK },
  ));

test('a dialog holds the focus, closes with Escape, and gives the focus back', () =>
  withPage(async (page) => {
    await signIn(page, await personOf('long_history'));
    await page.getByRole('link', { name: say('profile') }).press('Enter');
    const opener = page.getByRole('button', { name: say('sign_out') });
    await opener.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let presses = 0; presses < 5; presses += 1) {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement.closest('[role=dialog]') !== null));
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await opener.evaluate((element) => element === document.activeElement));
  }));
