// How the statement of forty years opens, folds and scrolls on a slow phone: Chromium slowed down four times, every
// task over 50 ms counted by the browser itself. Prints the figures; fails when there is such a task.
//   JMO_URL=… JMO_SANDBOX=… node bench/statement.mjs
import { personOf } from '../people.mjs';
import { begin, settle, signIn } from '../session.mjs';
import { APP, launch } from '../surroundings.mjs';
import { fortyYears } from './forty-years.mjs';

const SLOWER = 4;

const browser = await launch();
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID' });
const page = await context.newPage();
await page.goto(APP);
await begin(page);
await signIn(page, await personOf('long_history'));
await page.route('**/ipc/show_statement', (route) => route.fulfill({ json: fortyYears() }));

await page.evaluate(() => {
  globalThis.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.tasks.push(Math.round(duration));
  }).observe({ type: 'longtask' });
});
// Once read, a screen's code is there: what is measured is the statement, not the disk.
for (const hash of ['#/rincian-saldo', '#/layanan', '#/']) await visit(hash);

const devtools = await context.newCDPSession(page);
await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

// What a plain list costs here and now: on a busy machine every figure below grows as this one does.
await measure('Layanan, to compare', () => visit('#/layanan'));
await visit('#/');

const worst = [
  await measure('open, newest year', () => visit('#/rincian-saldo/2025')),
  await measure('all years, folded', async () => {
    await page.locator('#statement-year').selectOption('');
    await page.locator('h2 button').nth(39).waitFor({ state: 'attached' });
  }),
  await measure('scroll through them', () => scrollThrough()),
  await measure('unfold ten years', async () => {
    for (let at = 0; at < 10; at += 1) {
      // By script: what a test's own click looks at before it clicks would be counted too.
      await page.evaluate((at) => document.querySelectorAll('h2 button')[at].click(), at);
      await page.waitForTimeout(800);
    }
  }),
  await measure('scroll through those', () => scrollThrough()),
];
await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
await begin(page);
await browser.close();
process.exitCode = Math.max(...worst) > 50 ? 1 : 0;

async function visit(hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await settle(page);
}

/** A finger's flicks, to the end of the page. */
async function scrollThrough() {
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(180, 400);
  for (let flick = 0; flick < 40; flick += 1) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(30);
  }
}

async function measure(name, act) {
  await page.evaluate(() => (globalThis.tasks.length = 0));
  const before = Date.now();
  await act();
  // The observer is told a little later.
  await page.waitForTimeout(400);
  const tasks = await page.evaluate(() => globalThis.tasks);
  const longest = Math.max(0, ...tasks);
  console.log(`${name}: ${Date.now() - before - 400} ms, tasks over 50 ms: ${tasks.length}, longest ${longest} ms`);
  return longest;
}
