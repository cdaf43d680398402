// The camera step before the real camera of the browser: frames go to Rust, and Rust says what to do.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { personOf } from './people.mjs';
import { cameraFails } from './selfie-samples.mjs';
import { browser, settle, signIn } from './session.mjs';
import { launch } from './surroundings.mjs';
import { say } from './words.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jmo-selfie-'));
after(() => rmSync(folder, { recursive: true }));

/** A clip of somebody who sits quite still, of a size cameras have. */
async function still(portrait) {
  const picture = readFileSync(new URL(`../crates/selfie/faces/${portrait}`, import.meta.url));
  const drawing = await launch();
  const page = await drawing.newPage();
  const frame = await page.evaluate(async (source) => {
    const face = Object.assign(new Image(), { src: source });
    await face.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const width = (canvas.height * face.naturalWidth) / face.naturalHeight;
    canvas.getContext('2d').drawImage(face, (canvas.width - width) / 2, 0, width, canvas.height);
    return canvas.toDataURL('image/jpeg', 0.92).split(',')[1];
  }, `data:image/jpeg;base64,${picture.toString('base64')}`);
  await drawing.close();
  const clip = join(folder, 'still.mjpeg');
  writeFileSync(clip, Buffer.concat(Array(30).fill(Buffer.from(frame, 'base64'))));
  return clip;
}

/** To the camera step, the stages before it done as far as they must be. */
async function toTheCamera(page, story) {
  await signIn(page, await personOf(story));
  await page.goto(`${new URL(page.url()).origin}/#/pengkinian`);
  await settle(page);
  const begin = page.getByRole('button', { name: say('data_update_begin') });
  await begin.or(page.getByRole('button', { name: say('data_update_go_on') })).first().click();
  await page.locator('main .meter').waitFor();
  await page.evaluate(() => (location.hash = '#/pengkinian/foto-wajah'));
  await page.getByRole('button', { name: say('selfie_open') }).waitFor();
}

/** Every stream the page was given, to see whether it was let go. */
function watchStreams(page) {
  return page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    globalThis.streams = [];
    mediaDevices.getUserMedia = async (...asked) => {
      const stream = await open(...asked);
      globalThis.streams.push(stream);
      return stream;
    };
  });
}

const live = (page) =>
  page.evaluate(() => globalThis.streams.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === 'live').length);

describe('nobody before the camera', () => {
  const { page: withPage } = browser({ camera: true });

  test('is said, heard, and left by keyboard alone, with the camera off', () =>
    withPage(async (page) => {
      await toTheCamera(page, 'migrant');
      await watchStreams(page);
      await page.getByRole('button', { name: say('selfie_open') }).focus();
      await page.keyboard.press('Enter');
      const camera = page.getByRole('dialog', { name: say('stage_selfie') });
      await camera.getByText(say('finding_no_face')).first().waitFor();
      await camera.getByRole('status').filter({ hasText: say('finding_no_face') }).waitFor({ state: 'attached' });
      await camera.getByRole('region', { name: say('selfie_camera') }).waitFor();
      assert.equal(await live(page), 1);
      await page.keyboard.press('Escape');
      await camera.waitFor({ state: 'detached' });
      assert.equal(await live(page), 0);
      await page.waitForFunction((name) => document.activeElement?.textContent === name, say('selfie_open'));
    }));

  test('leaving the stage by the system’s back lets the camera go', () =>
    withPage(async (page) => {
      await toTheCamera(page, 'migrant');
      await watchStreams(page);
      await page.getByRole('button', { name: say('selfie_open') }).click();
      await page.locator('[role=dialog] video').waitFor();
      await page.goBack();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await live(page), 0);
    }));

  test('a camera that is not allowed says how to allow it, and a file is the way round it', () =>
    withPage(async (page) => {
      await toTheCamera(page, 'migrant');
      await cameraFails(page, 'NotAllowedError');
      await page.getByRole('button', { name: say('selfie_open') }).click();
      await page.getByRole('heading', { level: 1, name: say('camera_denied') }).waitFor();
      await page.getByText(say('camera_denied_browser')).waitFor();
      await page.getByRole('button', { name: say('selfie_file') }).click();
      await page.getByText(say('selfie_file_review')).waitFor();
    }));
});

describe('somebody who cannot do gestures', () => {
  const { page: withPage } = browser(async () => ({ camera: await still('portrait-b.jpg') }));

  test('looks straight, sees the picture, and goes on while somebody looks at it', () =>
    withPage(async (page) => {
      await toTheCamera(page, 'migrant');
      await page.getByRole('button', { name: say('selfie_without') }).click();
      const picture = page.getByRole('img', { name: say('selfie_taken_alt') });
      await picture.waitFor();
      assert.match(await picture.getAttribute('src'), /^data:image\/jpeg;base64,\/9j\//);
      await page.getByRole('button', { name: say('stage_next') }).click();
      await page.getByText(say('selfie_reason_without_gestures')).waitFor();
      await page.getByRole('button', { name: say('stage_next') }).click();
      await page.locator('#bank').waitFor();
      await page.goBack();
      await page.getByText(say('selfie_kept_text')).waitFor();
    }));
});
