// Kartu: numbers hidden until asked for, several cards, held out, saved, printed, and all of it without a network.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { personOf } from './people.mjs';
import { browser, command, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

/** Runs `test` on the card screen of the person with this story. */
const onCard = (story, test) =>
  withPage(async (page) => {
    const person = await personOf(story);
    await signIn(page, person);
    await page.getByRole('link', { name: say('card_place'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: say('card_title') }).waitFor();
    await settle(page);
    await test(page, person);
  });

const button = (page, key) => page.getByRole('button', { name: say(key), exact: true });
const facts = (page) => page.locator('main dl').innerText();
const FULL_NIK = /\d{4} \d{4} \d{4} \d{4}/;

test('numbers are hidden until they are asked for, and hide again when nobody looks', () =>
  onCard('long_history', async (page) => {
    assert.doesNotMatch(await facts(page), FULL_NIK);
    assert.match(await facts(page), /\d{4} •••• •••• \d{4}/);
    await button(page, 'card_numbers_show').click();
    await button(page, 'card_numbers_hide').waitFor();
    assert.match(await facts(page), FULL_NIK);

    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await button(page, 'card_numbers_show').waitFor();
    assert.doesNotMatch(await facts(page), FULL_NIK);

    await button(page, 'card_numbers_show').click();
    await button(page, 'card_numbers_hide').waitFor();
    await page.getByRole('link', { name: say('home'), exact: true }).click();
    await page.goBack();
    await button(page, 'card_numbers_show').waitFor();
  }));

test('out of sight nothing of the person is on the page', () =>
  onCard('long_history', async (page, person) => {
    const seen = () =>
      page.evaluate((name) => {
        const there = document.elementFromPoint(innerWidth / 2, 160);
        return there?.closest('main') !== null && document.body.innerText.includes(name);
      }, person.name);
    assert.equal(await seen(), true);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    assert.equal(await seen(), false);
    await page.evaluate(() => {
      delete document.visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    assert.equal(await seen(), true);
  }));

test('several cards are turned by button, key and finger, and stay turned', () =>
  onCard('three_cards', async (page) => {
    const where = page.locator('.pager [role=status]');
    const of = (number) => `Kartu ${number} dari 3`;
    assert.equal(await where.innerText(), of(1));
    const first = await facts(page);
    await button(page, 'card_next').click();
    await page.getByText(of(2)).waitFor();
    assert.notEqual(await facts(page), first);
    await page.keyboard.press('ArrowRight');
    await page.getByText(of(3)).waitFor();
    await page.evaluate(() => document.querySelector('.strip').scrollTo({ left: 0, behavior: 'instant' }));
    await page.getByText(of(1)).waitFor();

    await button(page, 'card_next').click();
    await page.getByText(of(2)).waitFor();
    await page.setViewportSize({ width: 844, height: 390 });
    const face = page.locator('.place').nth(1);
    await page.waitForFunction((face) => Math.abs(face.getBoundingClientRect().x - face.parentElement.getBoundingClientRect().x) < 2, await face.elementHandle());
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.place:visible').count(), 1);
    assert.equal(await face.isVisible(), true);
    assert.equal(await page.getByRole('navigation').first().isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByText(of(2)).waitFor();
  }));

test('held out, the card is bright and in full, and closes by key, tap and back', () =>
  onCard('three_cards', async (page) => {
    await button(page, 'card_next').click();
    await page.getByText('Kartu 2 dari 3').waitFor();
    const dialog = page.getByRole('dialog');
    const ways = [
      () => page.keyboard.press('Escape'),
      () => page.mouse.click(10, 10),
      () => page.goBack(),
      () => button(dialog, 'close').click(),
    ];
    for (const close of ways) {
      await button(page, 'card_bright').click();
      await dialog.waitFor();
      assert.match(await dialog.innerText(), FULL_NIK);
      await close();
      await dialog.waitFor({ state: 'detached' });
      assert.doesNotMatch(await facts(page), FULL_NIK);
      await page.getByText('Kartu 2 dari 3').waitFor();
    }
    assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), say('card_bright'));
  }));

for (const [form, extension, begin] of [
  ['card_save_picture', 'png', '\x89PNG'],
  ['card_save_pdf', 'pdf', '%PDF-'],
]) {
  test(`the card is saved as ${extension}`, () =>
    onCard('driver_unpaid', async (page) => {
      await button(page, 'card_save_do').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say(form)).check();
      const download = page.waitForEvent('download');
      await button(dialog, 'card_save_do').click();
      const file = await download;
      assert.equal(file.suggestedFilename(), `kartu-peserta.${extension}`);
      assert.equal((await readFile(await file.path())).subarray(0, begin.length).toString('latin1'), begin);
      await page.getByRole('status').filter({ hasText: say('card_saved') }).waitFor();
    }));
}

test('the app opens where the person was last, and at the beginning for the next one', () =>
  onCard('long_history', async (page) => {
    await page.waitForFunction(async () => {
      const answer = await fetch('/ipc/open_app', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      return (await answer.json()).preferences.last_place === 'card';
    });
    await page.goto(page.url().split('#')[0]);
    await page.getByRole('heading', { level: 1, name: say('card_title') }).waitFor();
    await command(page, 'set_preferences', {
      preferences: { language: 'id', theme: 'light', text_size: 100, amounts_hidden: false, last_place: 'home' },
    });
  }));
