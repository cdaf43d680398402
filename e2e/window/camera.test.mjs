// Whether the app's page is given the camera. Under WebDriver nobody is asked, so this is done as a person does it:
// with the mouse, on a screen that is looked at from outside.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { required } from '../required.mjs';
import { say } from '../words.mjs';
import { Camera } from './camera.mjs';
import { Machine } from './machine.mjs';
import { RINA, signIn } from './person.mjs';
import { around, count } from './screen.mjs';

const run = promisify(execFile);
/** From Beranda to the camera. */
const WAY = [say('data_update_card_open'), say('data_update_go_on'), say('selfie_open')];
const VIOLET = `const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const paint = canvas.getContext('2d');
  paint.fillStyle = '#c000c0';
  paint.fillRect(0, 0, 640, 480);
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]`;

let machine, camera;

before(async () => {
  machine = await Machine.make();
  camera = await Camera.make(machine.home);
  await machine.startKeystore();
  await machine.startService();
});

after(() => machine.end());

test('the app’s page is given the camera and shows what it sees', async () => {
  const window = await machine.open();
  await camera.sees(Buffer.from(await window.run(VIOLET), 'base64'));
  await signIn(window, machine.service, RINA);
  await window.click(say('data_update_card_open'));
  await window.click(say('data_update_begin'));
  await window.click(say('membership_yes'));
  await window.says(say('selfie_open'));

  // Under WebDriver it is learnt where the buttons are and what they look like.
  await goHome(window);
  await away();
  const places = [];
  for (const words of WAY) {
    await still();
    const place = await window.place(words);
    places.push({ words, place, looks: around(place) });
    if (words !== WAY.at(-1)) await window.click(words);
  }
  // The app opens where it was closed.
  await goHome(window);
  await window.close();

  const app = spawn(required('JMO_APP'), { env: { ...process.env, ...machine.environment, ...camera.environment }, stdio: 'ignore' });
  try {
    for (const { words, place, looks } of places) {
      await until(`«${words}» on the screen`, () => around(place).equals(looks));
      await run('xdotool', ['mousemove', ...place.map(String), 'click', '1']);
      await away();
    }
    await until('the camera’s picture on the screen', () => violet() > 2000);
  } finally {
    app.kill('SIGKILL');
  }
});

async function goHome(window) {
  await window.goTo('#/');
  await window.says(say('data_update_card'));
}

const violet = () => count((red, green, blue) => red > 150 && green < 60 && blue > 150);

/** The pointer lies on nothing that would look different under it. */
const away = () => run('xdotool', ['mousemove', '1399', '999']);

/** The screen does not change any more. */
async function still() {
  for (let before = null; ; ) {
    await sleep(400);
    const now = around([650, 480], 1300, 960);
    if (before?.equals(now)) return;
    before = now;
  }
}

async function until(what, look) {
  for (let tries = 0; !look(); tries += 1) {
    assert.ok(tries < 150, `never: ${what}`);
    await sleep(100);
  }
}
