import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personOf } from './people.mjs';
import { BEFORE, INSIDE } from './screens.mjs';
import { begin, browser, prefer, signIn } from './session.mjs';
import { DESK, PHONE } from './surroundings.mjs';

const { page: withPage } = browser({ camera: true });

/** What sticks out to the right, unless it scrolls in a region of its own. */
function sticksOut(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => element.closest('[role=region][tabindex], .visually-hidden, svg') !== null;
    const out = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
      .map((element) => `${element.tagName} «${element.textContent.trim().slice(0, 40)}»`);
    return document.documentElement.scrollWidth > width ? ['the page scrolls sideways', ...out] : out;
  });
}

for (const viewport of [PHONE, DESK]) {
  test(`with text at 200 % nothing sticks out at ${viewport.width} px`, { timeout: 420_000 }, () =>
    withPage(
      async (page) => {
        await prefer(page, { text_size: 200 });
        for (const { name, go } of BEFORE) {
          await go(page);
          assert.deepEqual(await sticksOut(page), [], name);
        }
        await begin(page);
        await signIn(page, await personOf('above_ceiling'));
        await prefer(page, { text_size: 200 });
        for (const { name, go, leave } of INSIDE) {
          await go(page);
          assert.deepEqual(await sticksOut(page), [], name);
          await leave?.(page);
        }
      },
      { viewport },
    ));
}
