// A page of the app for one test: begun signed out with known preferences, and watched for anything wrong.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { codeAfter, messages } from './people.mjs';
import { APP, launch, PHONE } from './surroundings.mjs';
import { say } from './words.mjs';

const PREFERENCES = { language: 'id', theme: 'light', text_size: 100, amounts_hidden: false, last_place: 'home' };

/** One browser for the tests of a file; `surroundings` are those of {@link launch}, or make them. */
export function browser(surroundings) {
  let running;
  before(async () => (running = await launch(typeof surroundings === 'function' ? await surroundings() : surroundings)));
  after(() => running.close());
  return {
    /** Runs `test` on a fresh page and fails when the page complained about anything. */
    async page(test, options = {}) {
      const context = await running.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'id-ID', ...options });
      const page = await context.newPage();
      const complaints = listenForComplaints(page);
      try {
        await page.goto(APP);
        await begin(page);
        await test(page);
        assert.deepEqual(complaints, [], 'the page complained');
      } finally {
        await context.close();
      }
    },
  };
}

/** Calls a command of the app directly: only to arrange a test, never as the thing tested. */
export function command(page, name, args = {}) {
  return page.evaluate(
    async ([name, args]) => {
      const answer = await fetch(`/ipc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(args),
      });
      return answer.json();
    },
    [name, args],
  );
}

export async function prefer(page, change) {
  await command(page, 'set_preferences', { preferences: { ...PREFERENCES, ...change } });
  await page.reload();
  await settle(page);
}

/** Signed out, with the preferences every test starts from. */
export async function begin(page) {
  const { session } = await command(page, 'open_app');
  if (session.state === 'awaiting_code') await command(page, 'cancel_code');
  if (session.state === 'signed_in' || session.state === 'locked') await command(page, 'sign_out');
  // Wherever the test before was.
  await page.evaluate(() => history.replaceState(null, '', '#/'));
  await prefer(page, {});
}

/** Fonts are there, nothing moves, and nothing is still being loaded. */
export async function settle(page) {
  await page.locator('h1').first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    const finite = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(finite.map((one) => one.finished));
  });
}

export async function fillIn(page, login, password) {
  await page.getByLabel(say('login')).fill(login);
  await page.getByLabel(say('password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('sign_in'), exact: true }).click();
}

/**
 * Up to the code step; answers the code that was sent. A login whose code was entered once is not asked again,
 * so a test of this step has a login of its own (`grep askForCode`).
 */
export async function askForCode(page, person, login = person.email) {
  const before = await messages(person);
  await fillIn(page, login, person.password);
  await page.getByRole('heading', { name: say('code_title') }).waitFor();
  return codeAfter(person, before);
}

/** Signs in, with a code where one is asked for, and waits for this title: Beranda's, unless told. */
export async function signIn(page, person, title = person.name) {
  const before = await messages(person);
  await fillIn(page, person.email, person.password);
  const code = page.getByLabel(say('code_label'));
  const inside = page.getByRole('heading', { level: 1, name: title });
  await code.or(inside).first().waitFor();
  if (await code.isVisible()) await code.fill(await codeAfter(person, before));
  await inside.waitFor();
  await settle(page);
}

function listenForComplaints(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused command is answered with an error status, which the browser always mentions.
    const refused = message.text().startsWith('Failed to load resource') && message.location().url.includes('/ipc/');
    if (message.type() === 'error' && !refused) complaints.push(message.text());
  });
  return complaints;
}
