// What a desktop adds: one instance, the window where it was, the system's theme, language and dialogs.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { required } from '../required.mjs';
import { LANGUAGES, say } from '../words.mjs';
import { Machine } from './machine.mjs';
import { signIn } from './person.mjs';
import { greenPixels } from './screen.mjs';

const run = promisify(execFile);
let machine;

before(async () => {
  machine = await Machine.make();
  machine.startWindowManager();
  await machine.startKeystore();
  await machine.startService();
});

after(() => machine.end());

test('a second start shows the first window and ends', async () => {
  const window = await machine.open();
  await window.says(say('sign_in'));
  const second = spawn(required('JMO_APP'), { env: { ...process.env, ...machine.environment }, stdio: 'ignore' });
  const [code] = await once(second, 'exit');
  assert.equal(code, 0);
  await window.says(say('sign_in'));
  await window.close();
});

test('theme and language are the system’s unless told', async () => {
  const dark = () => "return matchMedia('(prefers-color-scheme: dark)').matches";
  const window = await machine.open({ environment: { GTK_THEME: 'Adwaita:dark', LANG: 'en_US.UTF-8' } });
  await window.says(LANGUAGES.en.sign_in);
  assert.equal(await window.run(dark()), true);
  assert.equal(await window.run('return document.documentElement.lang'), 'en');
  await window.close();
  const plain = await machine.open({ environment: { GTK_THEME: 'Adwaita' } });
  await plain.says(LANGUAGES.id.sign_in);
  assert.equal(await plain.run(dark()), false);
  await plain.close();
});

test('without a keystore the screen says that nothing is kept, and a restart asks again', async () => {
  const environment = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  const first = await machine.open({ environment });
  await signIn(first, machine.service);
  await first.goTo('#/profil');
  await first.says(say('custody_no_keystore'));
  await first.close();
  const second = await machine.open({ environment });
  await second.says(say('sign_in'));
  await second.close();
});

test('the window opens where it was and as large as it was', async () => {
  const first = await machine.open();
  await first.says(say('sign_in'));
  await run('wmctrl', ['-r', 'JMO', '-e', '0,120,90,900,700']);
  await first.until('the new size', async () => /\b900 +700\b/.test(await windows()));
  const [before] = /(\d+ +){4}/.exec(await windows());
  await run('wmctrl', ['-c', 'JMO']);
  await gone();
  first.kill();
  const second = await machine.open();
  await second.says(say('sign_in'));
  const [after] = /(\d+ +){4}/.exec(await windows());
  assert.equal(after, before);
  await second.close();
});

/** The windows on the screen: number, desktop, place and size, machine, title. */
async function windows() {
  return (await run('wmctrl', ['-lG'])).stdout;
}

async function gone() {
  while ((await windows()).includes('JMO')) await sleep(50);
}

test('a kiosk opens and writes nothing of its own', async () => {
  // Its private web view takes no WebDriver, so this one is seen from outside.
  const kiosk = await Machine.make();
  kiosk.service = machine.service;
  const running = spawn(required('JMO_APP'), ['--kiosk'], { env: { ...process.env, ...kiosk.environment }, stdio: 'ignore' });
  try {
    for (let tries = 0; greenPixels() < 20; tries += 1) {
      assert.ok(tries < 200, 'the window shows the sign-in with its green button');
      await sleep(100);
    }
    assert.match(await windows(), / 0 +0 +1400 +1000 /, 'it fills the screen');
    const left = [];
    for (const folder of kiosk.folders) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        // The web view makes its salts and shaders whatever it is told; pages it keeps none.
        const webView = /salt$|hsts-storage|shader_cache/.test(join(entry.parentPath, entry.name));
        if (entry.isFile() && !webView) left.push(join(entry.parentPath, entry.name));
      }
    }
    assert.deepEqual(left, []);
  } finally {
    running.kill('SIGKILL');
    await kiosk.end();
  }
});

test('the card is saved through the system’s dialog', async () => {
  const window = await machine.open();
  await signIn(window, machine.service);
  await window.goTo('#/kartu');
  await window.click(say('card_save_do'));
  await window.says(say('card_save_form'));
  await window.run("document.querySelector('[role=dialog] input[value=pdf]').click()");
  await window.run("[...document.querySelectorAll('[role=dialog] button')][0].click()");
  const place = join(machine.home, 'documents', 'kartu.pdf');
  await answerDialog(place);
  await window.says(say('card_saved'));
  assert.equal((await readFile(place)).subarray(0, 5).toString(), '%PDF-');
  await window.close();
});

test('the card is printed through the system’s dialog', async () => {
  const window = await machine.open();
  await window.says(say('card_facts'));
  await window.click(say('card_print'));
  await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', 'Print|Cetak']);
  await run('xdotool', ['key', 'Escape']);
  await window.says(say('card_facts'));
  await window.close();
});

/** Types a path into the file dialog that is on the screen, and confirms. */
async function answerDialog(place) {
  const { stdout } = await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', 'Save|Simpan']);
  const dialog = stdout.trim().split('\n')[0];
  await run('xdotool', ['windowfocus', '--sync', dialog, 'key', 'ctrl+a', 'type', '--delay', '20', place]);
  await run('xdotool', ['key', 'Return']);
}
