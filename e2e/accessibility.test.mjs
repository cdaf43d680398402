import { test } from 'node:test';
import { assertAccessible } from './axe.mjs';
import { personOf } from './people.mjs';
import { BEFORE, CODE, INSIDE } from './screens.mjs';
import { browser, prefer, settle, signIn } from './session.mjs';
import { DESK, PHONE } from './surroundings.mjs';

const { page: withPage } = browser({ camera: true });
const THEMES = ['light', 'dark', 'contrast'];
const SIZES = { phone: PHONE, desk: DESK };
/** Colours are the same at every width: all themes on the phone, one on the desk. */
const themesOn = (size) => (size === 'phone' ? THEMES : ['light']);

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`before signing in, on a ${size}`, () =>
    withPage(
      async (page) => {
        for (const theme of themesOn(size)) {
          await prefer(page, { theme });
          for (const { name, go } of BEFORE) {
            await go(page);
            await assertAccessible(page, `${name}, ${size}, ${theme}`);
          }
        }
      },
      { viewport },
    ));

  test(`the code, on a ${size}`, () =>
    withPage(
      async (page) => {
        await CODE.go(page, await personOf('never_updated'));
        for (const theme of themesOn(size)) {
          await prefer(page, { theme });
          await settle(page);
          await assertAccessible(page, `${CODE.name}, ${size}, ${theme}`);
        }
      },
      { viewport },
    ));

  test(`signed in, on a ${size}`, { timeout: 540_000 }, () =>
    withPage(
      async (page) => {
        await signIn(page, await personOf(size === 'phone' ? 'driver_unpaid' : 'three_cards'));
        for (const theme of themesOn(size)) {
          await prefer(page, { theme });
          for (const { name, go, leave } of INSIDE) {
            await go(page);
            await assertAccessible(page, `${name}, ${size}, ${theme}`);
            await leave?.(page);
          }
        }
      },
      { viewport },
    ));
}
