// What was seen is there on the bus, after a crash and after an update, and readable by nobody else.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { required } from '../required.mjs';
import { say } from '../words.mjs';
import { Machine } from './machine.mjs';
import { secretsOf, signIn } from './person.mjs';

let machine, service;

before(async () => {
  machine = await Machine.make();
  await machine.startKeystore();
  service = await machine.startService();
});

after(() => machine.end());

const saldo = (window) => window.run("return document.querySelector('main .amount')?.innerText ?? ''");

test('signed in, the balance and the card are there without a network, after a crash and after an update', async () => {
  let window = await machine.open();
  await signIn(window, machine.service);
  await window.goTo('#/kartu');
  await window.says(say('card_title'));
  await window.goTo('#/saldo');
  const shown = await window.until('an amount', () => saldo(window));
  assert.match(shown, /Rp\d/);
  const secrets = await secretsOf(window);

  await machine.stop(service);
  // Not closed: cut off, as by an empty battery.
  window.kill();

  window = await machine.open();
  await window.goTo('#/saldo');
  assert.equal(await window.until('the saved amount', () => saldo(window)), shown);
  await window.says(say('trouble_offline'));
  await window.goTo('#/kartu');
  await window.says('Siti Rahmawati');
  await window.close();

  await nothingInClear(secrets);

  // A newer build of the app, over the same folders, and the service is back.
  service = await machine.startService(new URL(machine.service).port);
  window = await machine.open({ program: required('JMO_APP_NEXT') });
  await window.goTo('#/saldo');
  assert.equal(await window.until('the amount', () => saldo(window)), shown);
  await window.goTo('#/profil');
  await window.says('9.9.9');
  assert.ok(!(await window.text()).includes(say('trouble_offline')));
  await window.close();
  await nothingInClear(secrets);
});

/** No file the app wrote, the web view's own included, holds any of these. */
async function nothingInClear(secrets) {
  let files = 0;
  for (const folder of machine.folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      files += 1;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      for (const secret of secrets) {
        for (const encoding of ['utf8', 'utf16le']) {
          assert.ok(!bytes.includes(Buffer.from(secret, encoding)), `${entry.name} holds «${secret}»`);
        }
      }
    }
  }
  assert.ok(files > 0, 'the app wrote files');
}
