// Walks every screen in every look and keeps a picture of each in JMO_TOUR.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { personOf } from '../people.mjs';
import { required } from '../required.mjs';
import { BEFORE, CODE, INSIDE } from '../screens.mjs';
import { begin, prefer, settle, signIn } from '../session.mjs';
import { APP, launch } from '../surroundings.mjs';
import { LANGUAGES } from '../words.mjs';
import { AT_THE_CODE, EVERYTHING_ELSE, fileOf, LOOKS, SHOWN_BY } from './shots.mjs';

const folder = required('JMO_TOUR');
await mkdir(folder, { recursive: true });
const browser = await launch({ camera: required('JMO_CLIP') });
const context = await browser.newContext({ deviceScaleFactor: 2, reducedMotion: 'reduce', locale: 'id-ID' });
const page = await context.newPage();

async function take(screen, look) {
  await settle(page);
  const file = `${fileOf(screen)}-${look.name}.png`;
  // A dialog covers the screen, not the page.
  const fullPage = look.fullPage && (await page.getByRole('dialog').count()) === 0;
  await page.screenshot({ path: join(folder, file), fullPage });
  console.log(file);
}

async function wear({ viewport, preferences }) {
  await page.setViewportSize(viewport);
  await prefer(page, preferences ?? {});
}

/** The sign-in is filled in with Indonesian words: another language is chosen where a person would. */
async function beforeSigningIn(look) {
  const { language = 'id', ...preferences } = look.preferences ?? {};
  const choose = (one) => page.getByRole('button', { name: LANGUAGES.id[`language_${one}`], exact: true }).click();
  await wear({ ...look, preferences });
  for (const screen of BEFORE) {
    await screen.go(page);
    if (language !== 'id') await choose(language);
    await take(screen, look);
    if (language !== 'id') await choose('id');
  }
}

async function inside(screens, look) {
  await wear(look);
  for (const screen of screens) {
    await screen.go(page);
    await take(screen, look);
    await screen.leave?.(page);
  }
}

await page.goto(APP);
await begin(page);
for (const look of LOOKS) await beforeSigningIn(look);

await begin(page);
await CODE.go(page, await personOf(AT_THE_CODE));
for (const look of LOOKS) {
  await wear(look);
  await take(CODE, look);
}

const special = Object.values(SHOWN_BY).flat();
const everythingElse = INSIDE.map(({ name }) => name).filter((name) => !special.includes(name));
for (const [story, names] of Object.entries({ ...SHOWN_BY, [EVERYTHING_ELSE]: everythingElse })) {
  await begin(page);
  await signIn(page, await personOf(story));
  const screens = INSIDE.filter(({ name }) => names.includes(name));
  for (const look of LOOKS) await inside(screens, look);
}
await begin(page);
await browser.close();
