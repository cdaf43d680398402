import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people, personOf } from './people.mjs';
import { browser, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const STORIES = [
  'long_history', 'former_claimable', 'above_ceiling', 'driver_unpaid', 'migrant', 'never_updated', 'three_cards', 'underpaid',
  'employer_stopped', 'wage_dropped',
];

/** What must be seen of a life, besides its balance. */
const SEEN = {
  former_claimable: [say('status_inactive')],
  driver_unpaid: [say('status_arrears'), say('payer_self')],
  migrant: [say('segment_pmi')],
  three_cards: ['Kartu 1 dari 3', 'Kartu 3 dari 3'],
};

/** What Beranda says first of contributions that do not look right. */
const FOUND = {
  underpaid: say('finding_underpaid'),
  employer_stopped: say('finding_stopped').replace('{count}', 3),
  // One month was missed besides, and that weighs more.
  wage_dropped: say('arrears_month').replace('{month}', 'Februari 2026'),
};

describe('each demo person', () => {
  let stories;
  before(async () => (stories = (await people()).map(({ story }) => story)));

  test('is in the sandbox', () => assert.deepEqual([...stories].sort(), [...STORIES].sort()));

  for (const story of STORIES) {
    test(`${story} sees the balance and the membership`, () =>
      withPage(async (page) => {
        await signIn(page, await personOf(story));
        if (FOUND[story]) await page.getByRole('heading', { level: 2, name: FOUND[story] }).waitFor();
        await page.getByRole('link', { name: say('service_balance'), exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name: say('balance') }).waitFor();
        await settle(page);
        const seen = await page.locator('main').innerText();
        assert.match(seen, /Rp\d/);
        for (const words of SEEN[story] ?? []) assert.ok(seen.includes(words), `«${words}» is missing`);

        await page.evaluate(() => (location.hash = '#/kepesertaan'));
        await page.getByRole('heading', { level: 2, name: say('programmes') }).waitFor();
        assert.match(await page.locator('main').innerText(), /KPJ \d/);
      }));
  }
});
