import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personOf } from './people.mjs';
import { INSIDE } from './screens.mjs';
import { browser, command, prefer, signIn } from './session.mjs';
import { LANGUAGES } from './words.mjs';

const { page: withPage } = browser({ camera: true });

/** A key shown instead of its words, or a value that was not there. */
const HOLE = new RegExp(`\\b(${Object.keys(LANGUAGES.id).filter((key) => key.includes('_')).join('|')}|undefined|null|NaN)\\b`);

async function everythingSaid(page) {
  return page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [title]')].map(
      (element) => element.getAttribute('aria-label') ?? element.getAttribute('title'),
    );
    return [document.title, document.body.innerText, ...labels].join('\n');
  });
}

/** What is known and was typed of the data update on the screen, banks and regions: data, in no language. */
async function dataOf(page) {
  const { content } = await command(page, 'show_data_update', { refresh: false });
  if (!content) return '';
  const { province, regency, district, village } = content.answers;
  const around = [null, province, regency, district].filter((within) => within !== undefined);
  const regions = await Promise.all(around.map((within) => command(page, 'show_regions', { within })));
  const place = village && (await command(page, 'show_place', { village }));
  return JSON.stringify([content.registered, content.answers, content.receipt, content.banks, regions, place]);
}

/** Sentences that are the same word for word on purpose: names, numbers, the list of languages. */
function lines(text) {
  return text.split('\n').map((line) => line.trim()).filter((line) => /\p{L}{4,} \p{L}{4,}/u.test(line));
}

test('every screen speaks both languages, and neither has a hole', { timeout: 540_000 }, () =>
  withPage(async (page) => {
    const person = await personOf('driver_unpaid');
    await signIn(page, person);
    for (const { name, go, leave } of INSIDE) {
      const said = {};
      let data = '';
      for (const language of ['id', 'en']) {
        await prefer(page, { language });
        await go(page);
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
        said[language] = await everythingSaid(page);
        assert.doesNotMatch(said[language], HOLE, `${name} in ${language}`);
        data = await dataOf(page);
        await leave?.(page);
      }
      const english = new Set(lines(said.en));
      const both = lines(said.id).filter((line) => english.has(line));
      const same = both.filter((line) => line !== LANGUAGES.id.language_id && !line.includes(person.name) && !data.includes(line.replace(/ \(\d+\)$/, '')));
      assert.deepEqual(same, [LANGUAGES.id.app_full_name].filter((line) => same.includes(line)), `${name}: untranslated`);
    }
  }));

test('the first words of somebody who reads English only are a button in English', () =>
  withPage(async (page) => {
    const button = page.getByRole('button', { name: 'English' });
    assert.equal(await button.getAttribute('lang'), 'en');
    await button.click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }));
