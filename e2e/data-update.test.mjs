// Pengkinian Data before the real camera of the browser: six stages, every gesture that is asked, and a receipt.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from './axe.mjs';
import { personOf } from './people.mjs';
import { required } from './required.mjs';
import { browser, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const CLIP = required('JMO_CLIP');
const field = (name) => say(`data_field_${name}`);

describe('a face that moves', () => {
  const { page: withPage } = browser({ camera: CLIP });

  test('goes through all six stages to the receipt', () =>
    withPage(async (page) => {
      const next = () => page.getByRole('button', { name: say('stage_next') }).click();
      const stage = async (name) => {
        await page.getByRole('heading', { level: 1, name: say(`stage_${name}`) }).waitFor();
        await settle(page);
        await assertAccessible(page, name);
      };
      await signIn(page, await personOf('former_claimable'));
      await page.evaluate(() => (location.hash = '#/pengkinian'));
      await page.getByRole('button', { name: say('data_update_begin') }).click();
      await stage('membership');
      await page.getByRole('button', { name: say('membership_yes') }).click();

      await stage('selfie');
      const heard = listenForInstructions(page);
      await page.getByRole('button', { name: say('selfie_open') }).click();
      await page.getByRole('img', { name: say('selfie_taken_alt') }).waitFor({ timeout: 120_000 });
      assert.ok((await heard()).length >= 3, 'the instructions were said');
      await next();

      await stage('contact');
      await page.getByLabel(field('bank')).selectOption('014');
      await page.getByLabel(field('account_number')).fill('7312009006');
      await next();

      await stage('population');
      await page.getByLabel(field('mother_name')).fill('Sri Mulyati');
      // Cut off: what was typed is there again.
      await page.waitForTimeout(1_500);
      await page.reload();
      await stage('population');
      assert.equal(await page.getByLabel(field('mother_name')).inputValue(), 'Sri Mulyati');
      await next();

      await stage('additional');
      await page.getByLabel(field('emergency_name')).fill('Ratna Dewi');
      await page.getByLabel(field('emergency_phone')).fill('0813 9000 8000');
      await next();

      await stage('review');
      await page.locator('#agreed').check();
      await page.getByRole('button', { name: say('review_confirm') }).click();
      await page.getByRole('heading', { name: say('receipt_title') }).waitFor();
      await page.getByText(say('receipt_up_to_date')).waitFor();
      await settle(page);
      await assertAccessible(page, 'the stage');
      assert.match(await page.locator('main').innerText(), /D\d{10}/);
    }));
});

/** What the live region says from now on, each thing once. */
function listenForInstructions(page) {
  const listening = page.evaluate(() => {
    globalThis.heard = new Set();
    new MutationObserver(() => {
      for (const status of document.querySelectorAll('[role=status]')) {
        const text = status.textContent.trim();
        if (text) globalThis.heard.add(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return async () => {
    await listening;
    return page.evaluate(() => [...globalThis.heard]);
  };
}
