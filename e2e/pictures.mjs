// The pictures of the README: node pictures.mjs FOLDER
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { personOf } from './people.mjs';
import { begin, prefer, settle, signIn } from './session.mjs';
import { APP, DESK, launch, PHONE } from './surroundings.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('say where: node pictures.mjs FOLDER');

/** By person: one for whom something waits, one with a long history. */
const PICTURES = {
  driver_unpaid: [
    { name: 'beranda', hash: '#/' },
    { name: 'beranda-gelap', hash: '#/', theme: 'dark' },
  ],
  long_history: [
    { name: 'saldo', hash: '#/saldo' },
    { name: 'layanan', hash: '#/layanan' },
    { name: 'saldo-desktop', hash: '#/saldo', viewport: DESK },
  ],
};

await mkdir(folder, { recursive: true });
const browser = await launch();
const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, reducedMotion: 'reduce', locale: 'id-ID' });
const page = await context.newPage();

async function take(name) {
  await settle(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(join(folder, `${name}.png`));
}

await page.goto(APP);
await begin(page);
await take('masuk');

for (const [story, pictures] of Object.entries(PICTURES)) {
  await signIn(page, await personOf(story));
  for (const { name, hash, theme = 'light', viewport = PHONE } of pictures) {
    await page.setViewportSize(viewport);
    await page.evaluate((hash) => (location.hash = hash), hash);
    await prefer(page, { theme });
    await take(name);
  }
  await page.evaluate(() => (location.hash = '#/'));
  await page.setViewportSize(PHONE);
  await begin(page);
}
await browser.close();
