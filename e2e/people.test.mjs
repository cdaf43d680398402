import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people, personOf } from './people.mjs';
import { browser, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const STORIES = [
  'long_history', 'former_claimable', 'above_ceiling', 'driver_unpaid', 'migrant', 'never_updated', 'three_cards', 'underpaid',
];

/** What must be seen of a life, besides its balance. */
const SEEN = {
  former_claimable: [say('status_inactive')],
  driver_unpaid: [say('status_arrears'), say('payer_self')],
  migrant: [say('segment_pmi')],
  three_cards: ['Kartu 1 dari 3', 'Kartu 3 dari 3'],
};

describe('each demo person', () => {
  let stories;
  before(async () => (stories = (await people()).map(({ story }) => story)));

  test('is in the sandbox', () => assert.deepEqual([...stories].sort(), [...STORIES].sort()));

  for (const story of STORIES) {
    test(`${story} sees the balance`, () =>
      withPage(async (page) => {
        await signIn(page, await personOf(story));
        await page.getByRole('link', { name: say('service_balance'), exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name: say('balance') }).waitFor();
        await settle(page);
        const seen = await page.locator('main').innerText();
        assert.match(seen, /Rp\d/);
        assert.match(seen, new RegExp(`${say('programmes')}|${say('programmes_none')}`));
        for (const words of SEEN[story] ?? []) assert.ok(seen.includes(words), `«${words}» is missing`);
      }));
  }
});
