// The service goes away, is slow, or something else answers in its place: what is on screen stays, the bar says
// why, and a retry works once it is back. On a browser host of its own, behind a relay that does what networks do.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { personOf } from './people.mjs';
import { settle, signIn } from './session.mjs';
import { required } from './required.mjs';
import { launch, PHONE, SANDBOX } from './surroundings.mjs';
import { LANGUAGES, say } from './words.mjs';

/** What the relay does to a connection: `pass` it on, `refuse` it, keep `silent`, or answer `rubbish`. */
let weather = 'pass';
let relay, host, address, profile, browser;

before(async () => {
  relay = net.createServer(forward).listen(0, '127.0.0.1');
  await new Promise((listening) => relay.once('listening', listening));
  profile = await mkdtemp(join(tmpdir(), 'jmo-network-'));
  const service = `http://127.0.0.1:${relay.address().port}`;
  host = spawn(required('JMO_HOST'), ['--service', service, '--profile', profile, '--ui', '../ui/dist']);
  host.stderr.pipe(process.stderr);
  for await (const line of createInterface(host.stdout)) {
    address = line.replace(/^open /, '');
    break;
  }
  browser = await launch();
});

after(async () => {
  await browser.close();
  host.kill();
  relay.close();
  await rm(profile, { recursive: true });
});

const open = new Set();

function forward(socket) {
  open.add(socket);
  socket.on('close', () => open.delete(socket)).on('error', () => {});
  if (weather === 'refuse') return socket.destroy();
  if (weather === 'silent') return;
  if (weather === 'rubbish') return socket.end('HTTP/1.1 200 OK\r\ncontent-length: 21\r\n\r\n<html>Wi-Fi</html>\r\n\r\n');
  const { hostname, port } = new URL(SANDBOX);
  const upstream = net.connect(Number(port), hostname);
  upstream.on('error', () => socket.destroy());
  socket.pipe(upstream).pipe(socket);
}

/** Connections that are kept alive know only the old weather. */
function turn(next) {
  weather = next;
  for (const socket of open) socket.destroy();
}

test('whatever becomes of the service, the balance stays and a retry brings it back', async () => {
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(address);
  await signIn(page, await personOf('long_history'));
  await page.evaluate(() => (location.hash = '#/saldo'));
  await settle(page);
  const total = page.locator('.amount').first();
  const shown = await total.textContent();
  const retry = page.getByRole('button', { name: say('retry'), exact: true });

  for (const [next, words] of [
    ['refuse', say('trouble_offline')],
    ['rubbish', say('trouble_garbled')],
    ['silent', say('trouble_slow')],
  ]) {
    turn(next);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    const bar = page.getByRole('status').filter({ hasText: words });
    await bar.waitFor({ timeout: 25_000 });
    assert.equal(await total.textContent(), shown, `${next}: what is on screen stays`);

    turn('pass');
    await retry.click();
    await bar.waitFor({ state: 'detached' });
    assert.equal(await total.textContent(), shown);
  }
  await context.close();
});

test('the statement and the timeline are read, searched and saved without a network', async () => {
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(address);
  await settle(page);
  const visit = async (hash) => {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await settle(page);
  };
  const sums = page.locator('.panel').first().locator('dl');
  const titles = page.locator('main li .title');
  await visit('#/rincian-saldo/2025');
  const stated = await sums.innerText();
  await visit('#/aktivitas');
  await titles.nth(49).waitFor();
  const happened = await titles.allTextContents();

  turn('refuse');
  // A page that was closed meanwhile knows nothing by itself.
  await page.reload();
  await settle(page);
  await page.getByText(say('activity_seen_only')).waitFor();
  await titles.nth(49).waitFor();
  assert.deepEqual((await titles.allTextContents()).slice(0, 50), happened);
  await page.getByRole('radio', { name: say('activity_claims') }).check();
  await page.getByText(say('activity_nothing_found_offline')).waitFor();

  await visit('#/rincian-saldo/2025');
  assert.equal(await sums.innerText(), stated);
  await page.getByRole('status').filter({ hasText: say('trouble_offline') }).waitFor();
  await page.getByRole('button', { name: say('statement_save'), exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: say('card_save_do'), exact: true }).click();
  assert.ok((await download).suggestedFilename().endsWith('.pdf'));

  turn('pass');
  await page.getByRole('button', { name: say('retry'), exact: true }).click();
  await page.getByRole('status').filter({ hasText: say('trouble_offline') }).waitFor({ state: 'detached' });
  await context.close();
});

test('what needs the service says so before anybody types', async () => {
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(address);
  await settle(page);
  const words = LANGUAGES.id.needs_network.replace('{why}', say('trouble_offline_short'));
  const said = page.getByRole('status').filter({ hasText: words });

  turn('refuse');
  for (const hash of ['#/kata-sandi', '#/kontak/email', '#/data-saya/unduh', '#/data-saya/hapus', '#/tambah-kartu', '#/periksa-rincian']) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await said.waitFor();
  }
  turn('pass');
  // By hand, unless it came back by itself first.
  const again = page.getByRole('button', { name: say('retry'), exact: true }).click({ timeout: 5_000 });
  await Promise.all([said.waitFor({ state: 'detached' }), again.catch(() => {})]);
  await context.close();
});
