// Kepesertaan, Gabung kartu and Pantau iuran. Whoever merges here undoes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, answerAgain, ENDED_CARDS, findingsOn, membershipWith, previews, refusal, WAGES } from './member-samples.mjs';
import { personOf } from './people.mjs';
import { browser, command, prefer, settle, signIn } from './session.mjs';
import { say } from './words.mjs';

const { page: withPage } = browser();

const heading = (page, name, level = 1) => page.getByRole('heading', { level, name, exact: true });
const button = (page, key) => page.getByRole('button', { name: say(key), exact: true });
/** A message with its gaps filled in. */
const fill = (key, values) => say(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
const main = (page) => page.locator('main').innerText();

async function open(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await settle(page);
}

/** Runs `test` for the person with this story, signed in. */
const as = (story, test) =>
  withPage(async (page) => {
    const person = await personOf(story);
    await signIn(page, person);
    await test(page, person);
  });

/** Runs `test` for somebody whose service tells one finding of each kind. */
const watched = (test) =>
  as('underpaid', async (page, person) => {
    const told = await membershipWith(page, ({ cards }) => ({ findings: findingsOn(cards[0].kpj) }));
    await page.reload();
    await settle(page);
    await test(page, told, person);
  });

test('Kepesertaan lists every card, and each opens its story', () =>
  as('three_cards', async (page) => {
    await page.getByRole('link', { name: new RegExp(`^${say('membership')}`) }).click();
    await heading(page, say('membership')).waitFor();
    await settle(page);
    const { content } = await command(page, 'show_membership', { refresh: false });
    assert.equal(content.cards.length, 3);
    for (const [at, { employer, kpj }] of content.cards.entries()) {
      await page.locator('main').getByRole('link', { name: new RegExp(`^${employer}`) }).click();
      await heading(page, employer).waitFor();
      assert.equal(new URL(page.url()).hash, `#/kepesertaan/${at + 1}`);
      assert.match(await page.locator('dl').first().innerText(), new RegExp(kpj));
      await page.goBack();
      await heading(page, say('membership')).waitFor();
    }
  }));

test('old links to the programmes lead to where they are now', () =>
  as('long_history', async (page) => {
    await open(page, '#/saldo/program');
    await heading(page, say('membership')).waitFor();
    await page.waitForFunction((title) => document.activeElement?.textContent === title, say('programmes'));
  }));

test('wages are a picture with the table behind it, newest first, and hide with all amounts', () =>
  as('underpaid', async (page) => {
    await membershipWith(page, ({ cards: [card] }) => ({ cards: [{ ...card, wages: WAGES }] }));
    await open(page, '#/kepesertaan/1');
    await page.getByRole('img', { name: /Rp6\.000\.000 .* Rp4\.900\.000/ }).waitFor();
    await button(page, 'growth_as_table').click();
    const rows = await page.getByRole('table').getByRole('row').allInnerTexts();
    assert.match(rows[1], /^Mei 2026\s/);
    assert.match(rows.at(-1), /^April 2021\s/);
    await button(page, 'amounts_hide').click();
    await button(page, 'amounts_show').waitFor();
    assert.doesNotMatch(await main(page), /Rp\d/);
  }));

test('Beranda shows the weightiest finding at once, and how many more there are', () =>
  watched(async (page, { findings, cards }) => {
    await heading(page, fill('finding_stopped', { count: 3 }), 2).waitFor();
    await page.getByText(fill('need_others', { count: findings.length - 1 })).waitFor();
    assert.match(await main(page), new RegExp(cards[0].employer));
    await page.getByRole('link', { name: say('need_see_all') }).click();
    await heading(page, say('watch')).waitFor();
    assert.equal(await page.locator('section[aria-labelledby^=finding-]').count(), findings.length);
  }));

test('the service’s own finding about yusuf is on Beranda', () =>
  as('underpaid', async (page) => heading(page, say('finding_underpaid'), 2).waitFor({ timeout: 3000 })));

test('whoever pays for himself is told how long cover lasts, and has no employer to ask', () =>
  as('driver_unpaid', async (page) => {
    await membershipWith(page, ({ cards }) => ({
      findings: [{ kpj: cards[0].kpj, kind: 'missing_months', from: '2026-10', to: '2026-10', expected: null, found: null }],
    }));
    await open(page, '#/pantau-iuran');
    assert.match(await main(page), /masih berlaku sampai/);
    assert.equal(await button(page, 'ask_employer').count(), 0);
    await button(page, 'report_finding').waitFor();
  }));

test('nothing found is said calmly', () =>
  as('long_history', async (page) => {
    await membershipWith(page, () => ({ findings: [] }));
    await open(page, '#/pantau-iuran');
    await heading(page, say('watch_fine'), 2).waitFor();
  }));

test('the message to the employer has the facts, can be changed, and is copied as changed', () =>
  watched(async (page, { name, cards }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, '#/pantau-iuran');
    await button(page, 'ask_employer').nth(2).click();
    await heading(page, say('ask_employer')).waitFor();
    const message = page.locator('#message');
    const ready = await message.inputValue();
    for (const part of [name, cards[0].employer, 'Rp5.237.388', 'Rp8.728.980']) assert.ok(ready.includes(part), part);
    await message.fill(`${ready}\n\nSalam.`);
    await button(page, 'ask_copy').click();
    await page.getByRole('status').filter({ hasText: say('ask_copied') }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${ready}\n\nSalam.`);
    await page.goBack();
    await button(page, 'ask_employer').nth(2).click();
    assert.equal(await message.inputValue(), `${ready}\n\nSalam.`);
  }));

test('with a share sheet the message goes there, and closing the sheet loses nothing', () =>
  watched(async (page) => {
    await page.evaluate(() => {
      navigator.share = async ({ text }) => {
        if (window.shared === undefined) {
          window.shared = null;
          throw new DOMException('closed', 'AbortError');
        }
        window.shared = text;
      };
    });
    await open(page, '#/pantau-iuran/tanya-1');
    await button(page, 'ask_share').click();
    await page.waitForFunction(() => window.shared === null);
    assert.equal(await page.getByRole('status').filter({ hasText: /./ }).count(), 0);
    await button(page, 'ask_share').click();
    await page.getByRole('status').filter({ hasText: say('ask_shared') }).waitFor();
    assert.equal(await page.evaluate(() => window.shared), await page.locator('#message').inputValue());
  }));

test('hidden amounts are in no message', () =>
  watched(async (page) => {
    await button(page, 'amounts_hide').click();
    await open(page, '#/pantau-iuran/tanya-3');
    await page.getByText(say('ask_hidden')).waitFor();
    assert.doesNotMatch(await page.locator('#message').inputValue(), /Rp/);
  }));

test('a report goes off with the facts, and comes back with a number and a day', () =>
  watched(async (page, { cards }) => {
    const sent = page.waitForRequest('**/ipc/complain');
    await open(page, '#/pantau-iuran');
    await button(page, 'report_finding').nth(2).click();
    await heading(page, say('report_finding_title')).waitFor();
    await page.locator('#note').fill('Slip gaji saya berkata lain.');
    await button(page, 'ticket_send').click();
    await heading(page, say('ticket_sent')).waitFor();
    const { complaint } = (await sent).postDataJSON();
    assert.equal(complaint.topic, 'contributions');
    assert.deepEqual(Object.fromEntries(complaint.facts.map(({ field, value }) => [field, value])), {
      kpj: cards[0].kpj,
      employer: cards[0].employer,
      finding: 'underpaid',
      from: '2024-11',
      to: '2026-07',
      expected: '8728980',
      found: '5237388',
    });
    assert.match(await main(page), new RegExp(`${say('ticket_due_at')}\\s+\\d`));
  }));

test('a finding that is gone meanwhile says so', () =>
  as('long_history', async (page) => {
    await open(page, '#/pantau-iuran/lapor-9');
    await heading(page, say('finding_gone')).waitFor();
    await button(page, 'watch_see').click();
    await heading(page, say('watch')).waitFor();
  }));

test('nobody with nothing to merge gets a dead end', () =>
  as('long_history', async (page) => {
    await open(page, '#/gabung-kartu');
    await page.getByText(say('merge_nothing')).waitFor();
    await page.getByRole('link', { name: new RegExp(`^${say('merge_nothing_missing')}`) }).click();
    await heading(page, say('find_card')).waitFor();
  }));

/** Up to the preview, with answers that know two ended cards of Yusuf's. */
const merging = (test) =>
  as('underpaid', async (page) => {
    const { cards } = await membershipWith(page, ({ cards }) => ({ cards: [...cards, ...ENDED_CARDS] }));
    await answer(page, 'preview_merge', previews(cards));
    await page.reload();
    await open(page, '#/gabung-kartu');
    await test(page, cards);
  });

test('a running card says why it stays, and choosing nothing is named at the boxes', () =>
  merging(async (page, cards) => {
    assert.match(await main(page), new RegExp(`${cards[0].employer}\\s+${say('merge_running').slice(0, 14)}`));
    await button(page, 'merge_preview').click();
    await page.getByRole('alert').getByRole('link', { name: say('merge_choose_one') }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'merge-1');
  }));

test('a card the service refuses is named at its box', () =>
  merging(async (page) => {
    const refused = { ...refusal('invalid_field'), fields: [{ path: 'cards.0', code: 'still_running' }] };
    await answer(page, 'preview_merge', refused, 422);
    await page.locator('#merge-2').check();
    await button(page, 'merge_preview').click();
    await page.getByRole('alert').getByRole('link', { name: new RegExp(`^${ENDED_CARDS[1].employer}`) }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'merge-2');
  }));

test('the preview adds up, consent is asked for, and a change shows the new preview', () =>
  merging(async (page, cards) => {
    await page.locator('#merge-1').check();
    await page.locator('#merge-2').check();
    await button(page, 'merge_preview').click();
    await heading(page, say('merge_preview_title')).waitFor();
    await page.getByText('Rp40.445.401').waitFor();

    await button(page, 'merge_do').click();
    await page.getByRole('alert').getByRole('link', { name: say('merge_agree_missing') }).waitFor();

    await answer(page, 'merge_cards', refusal('out_of_date'), 409);
    await page.locator('#agreed').check();
    await button(page, 'merge_do').click();
    await page.getByText(say('merge_new_preview')).waitFor();
    await page.getByText('Rp40.445.402').waitFor();
    assert.equal(await page.locator('#agreed').isChecked(), false);

    await answer(page, 'merge_cards', null);
    const sent = page.waitForRequest('**/ipc/merge_cards');
    await page.locator('#agreed').check();
    await button(page, 'merge_do').click();
    await heading(page, say('merge_done')).waitFor();
    const [into, ...rest] = cards.map(({ kpj }) => kpj);
    assert.deepEqual((await sent).postDataJSON(), { cards: rest, into, preview: 'look-2' });
  }));

test('what was chosen outlives a detour and a lock', () =>
  merging(async (page) => {
    await page.locator('#merge-2').check();
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('link', { name: say('profile'), exact: true }).click();
    await heading(page, say('profile')).waitFor();
    await open(page, '#/gabung-kartu');
    assert.deepEqual([await page.locator('#merge-1').isChecked(), await page.locator('#merge-2').isChecked()], [false, true]);
    assert.equal(await page.getByRole('radio').nth(1).isChecked(), true);
  }));

test('merged cards stand below their target, and undoing is asked once', () =>
  as('underpaid', async (page) => {
    const merge = (cards) => ({ id: 'm-1', cards: ENDED_CARDS.map(({ kpj }) => kpj), into: cards[0].kpj, at: '2026-11-20T03:15:00Z' });
    const merged = ({ cards }) => ({
      cards: [...cards, ...ENDED_CARDS.map((card) => ({ ...card, merged_into: cards[0].kpj }))],
      merges: [merge(cards)],
    });
    await membershipWith(page, merged);
    await open(page, '#/kepesertaan');
    await page.getByText(say('merged_here')).waitFor();
    await button(page, 'undo_merge').click();
    const dialog = page.getByRole('dialog');
    await button(dialog, 'undo_merge_keep').click();
    await dialog.waitFor({ state: 'detached' });

    await button(page, 'undo_merge').click();
    await answer(page, 'undo_merge', null);
    const sent = page.waitForRequest('**/ipc/undo_merge');
    await answerAgain(page, 'show_membership');
    await button(dialog, 'undo_merge').click();
    await page.getByRole('status').filter({ hasText: say('undo_merge_done') }).waitFor();
    assert.deepEqual((await sent).postDataJSON(), { id: 'm-1' });
    assert.equal(await page.getByText(say('merged_here')).count(), 0);
  }));

test('cards are merged for real and stand by themselves again', () =>
  as('three_cards', async (page) => {
    await open(page, '#/gabung-kartu');
    await page.locator('#merge-1').check();
    await page.locator('#merge-2').check();
    await button(page, 'merge_preview').click();
    await page.locator('#agreed').check({ timeout: 3000 });
    const before = await command(page, 'show_balance', { refresh: true });
    try {
      await button(page, 'merge_do').click();
      await heading(page, say('merge_done')).waitFor();
      const after = await command(page, 'show_balance', { refresh: true });
      assert.equal(after.content.total, before.content.total);
      await open(page, '#/kepesertaan');
      await page.getByText(say('merged_here')).waitFor();
      await button(page, 'undo_merge').click();
      await button(page.getByRole('dialog'), 'undo_merge').click();
      await page.getByRole('status').filter({ hasText: say('undo_merge_done') }).waitFor();
      assert.equal(await page.getByText(say('merged_here')).count(), 0);
    } finally {
      const { content } = await command(page, 'show_membership', { refresh: true });
      for (const { id } of content.merges) await command(page, 'undo_merge', { id });
    }
  }));

test('without a network a merge says so before anything is chosen', () =>
  merging(async (page) => {
    const status = await command(page, 'show_status');
    await answer(page, 'show_status', { ...status, view: { ...status.view, content: null, trouble: 'offline' } });
    await open(page, '#/');
    await open(page, '#/gabung-kartu');
    await page.getByRole('status').filter({ hasText: say('needs_network_text') }).waitFor();
  }));

test('the search of Layanan finds what the account can do', () =>
  as('long_history', async (page) => {
    await open(page, '#/layanan');
    for (const [words, title] of [['perangkat hilang', 'devices'], ['hapus akun', 'my_data'], ['gabung', 'merge'], ['pengaduan', 'tickets']]) {
      await page.locator('#search').fill(words);
      await page.locator('main').getByRole('link', { name: new RegExp(`^${say(title)}`) }).waitFor();
    }
    await page.locator('#search').fill('');
    await prefer(page, {});
  }));
