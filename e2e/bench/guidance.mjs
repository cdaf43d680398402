// From a frame of the camera to the guidance that is painted for it: capture, JPEG, the way to Rust, the look, the way
// back, the screen. Prints a table; the moving face of the tests is before the camera.
//   JMO_URL=… JMO_SANDBOX=… JMO_CLIP=… node bench/guidance.mjs
import { personOf } from '../people.mjs';
import { required } from '../required.mjs';
import { begin, settle, signIn } from '../session.mjs';
import { APP, launch } from '../surroundings.mjs';
import { say } from '../words.mjs';

const WANTED = 66;
const FRAMES = 200;

const browser = await launch({ camera: required('JMO_CLIP') });
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID' });
const page = await context.newPage();
await page.goto(APP);
await begin(page);
await signIn(page, await personOf('former_claimable'));
await page.evaluate(() => (location.hash = '#/pengkinian'));
await settle(page);
const entry = page.getByRole('button', { name: say('data_update_begin') });
await entry.or(page.getByRole('button', { name: say('data_update_go_on') })).first().click();
await page.locator('main .meter').waitFor();

// Taken where the frame is drawn, and told once what was answered is on the screen.
await page.evaluate(() => {
  const times = { frame: [], asked: [] };
  globalThis.times = times;
  let drawn = 0;
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...what) {
    if (what[0] instanceof HTMLVideoElement) drawn = performance.now();
    return draw.apply(this, what);
  };
  const fetched = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    if (!String(address).endsWith('/show_frame')) return fetched(address, options);
    const [from, sent] = [drawn, performance.now()];
    const answer = await fetched(address, options);
    times.asked.push(performance.now() - sent);
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => times.frame.push(performance.now() - from);
      painted.port2.postMessage(null);
    });
    return answer;
  };
});

const frames = () => page.evaluate(() => globalThis.times.frame.length);
while ((await frames()) < FRAMES) {
  await page.evaluate(() => (location.hash = '#/pengkinian/foto-wajah'));
  await page.getByRole('button', { name: say('selfie_open') }).click();
  // Until the picture is taken, which ends it.
  await page.getByRole('img', { name: say('selfie_taken_alt') }).waitFor({ timeout: 120_000 });
  await page.evaluate(() => (location.hash = '#/pengkinian'));
  await settle(page);
}
const { frame, asked } = await page.evaluate(() => globalThis.times);
await begin(page);
await browser.close();

const at = (times, part) => [...times].sort((a, b) => a - b)[Math.floor(times.length * part)];
const row = (name, times) => `| ${name} | ${at(times, 0.5).toFixed(1)} | ${at(times, 0.95).toFixed(1)} |`;
const p95 = at(frame, 0.95);
console.log(`${frame.length} frames of 640 × 480 in Chromium, painted by the processor, the app as released.

| | median, ms | p95, ms |
|---|--:|--:|
${row('to Rust, the look, and back', asked)}
${row('from the frame to the guidance on the screen', frame)}

- p95 at most ${WANTED} ms wanted, ${p95 <= WANTED ? 'met' : 'not met'}.`);
