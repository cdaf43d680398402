import { personOf } from './people.mjs';
import { begin, settle, signIn } from './session.mjs';
import { APP, launch } from './surroundings.mjs';
import { fortyYears } from './bench/forty-years.mjs';
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID' });
const page = await context.newPage();
await page.goto(APP); await begin(page); await signIn(page, await personOf('long_history'));
await page.route('**/ipc/show_statement', (route) => route.fulfill({ json: fortyYears() }));
const visit = async (hash) => { await page.evaluate((h) => (location.hash = h), hash); await settle(page); };
await visit('#/rincian-saldo'); await visit('#/layanan'); await visit('#/');
const dt = await context.newCDPSession(page);
await dt.send('Emulation.setCPUThrottlingRate', { rate: 4 });
const m = async (name, act) => {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await act(); await page.waitForTimeout(300);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid}/${e.tid}`);
  const tasks = traceEvents.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && main.includes(`${e.pid}/${e.tid}`));
  const top = tasks.map((e) => [Math.round((e.tdur ?? -1000) / 1000), Math.round(e.dur / 1000)]).sort((a, b) => b[0] - a[0]).slice(0, 6);
  console.log(name, JSON.stringify(top));
};
for (let i=0;i<2;i++){
await m('layanan', () => visit('#/layanan')); await visit('#/');
await m('rincian', () => visit('#/rincian-saldo'));
await m('all', async () => { await page.locator('#statement-year').selectOption(''); });
await m('unfold', async () => { await page.locator('h2 button').nth(0).click(); });
await m('scroll', async () => { await page.mouse.move(180,400); for (let i=0;i<20;i++){ await page.mouse.wheel(0,500); await page.waitForTimeout(30);} });
await visit('#/');
}
await browser.close();
