import { browser } from './session.mjs';
import { launch } from './surroundings.mjs';
import { personOf } from './people.mjs';
import { begin, settle, signIn, prefer } from './session.mjs';
import { APP } from './surroundings.mjs';
import { stand } from '/tmp/sim/formulas.mjs';
const b = await launch();
const shots = (process.env.SHOTS ?? '').split(',').filter(Boolean);
let signed = false;
async function session({ width=360, height=740, theme='light', text=100, language='id', inside=true }, list, tag) {
  const c = await b.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'id-ID' });
  const page = await c.newPage();
  page.on('pageerror', (e) => console.log('ERR', e.message));
  page.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()));
  await stand(page, () => signed);
  await page.goto(APP); await begin(page);
  if (inside) { await signIn(page, await personOf('long_history')); signed = true; } else signed = false;
  await prefer(page, { theme, text_size: text, language });
  for (const [name, hash, act] of list) {
    if (shots.length && !shots.includes(name)) continue;
    await page.evaluate((h) => { location.hash = '#/'; location.hash = h; }, hash);
    await settle(page); await page.waitForTimeout(500);
    if (act) await act(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/sim/${tag}-${name}.png`, fullPage: true });
  }
  await c.close();
}
const all = [
  ['list', '#/simulasi'], ['jht', '#/simulasi/jht'],
  ['claim', '#/simulasi/klaim-jht'],
  ['partial', '#/simulasi/klaim-jht', async (p) => p.locator('input[value=jht-partial]').check()],
  ['pension', '#/simulasi/pensiun'], ['date', '#/simulasi/usia-pensiun'], ['accident', '#/simulasi/kecelakaan-kerja'],
  ['death', '#/simulasi/meninggal'], ['job', '#/simulasi/kehilangan-pekerjaan'],
  ['children', '#/simulasi/beasiswa', async (p) => { await p.locator('[id="children[0].born_on"]').fill('2'); await p.locator('[id="children[0].born_on-month"]').fill('2'); await p.locator('[id="children[0].born_on-year"]').fill('2018'); }],
  ['employee', '#/simulasi/iuran-karyawan'],
  ['self', '#/simulasi/iuran-mandiri', async (p) => p.locator('#income').fill('3000000')],
  ['migrant', '#/simulasi/iuran-pekerja-migran', async (p) => { await p.locator('#jht').fill('12345'); await p.locator('button[type=submit]').click(); }],
  ['project', '#/simulasi/iuran-proyek', async (p) => p.locator('#contract_value').fill('900000000')],
  ['slip', '#/cek-slip-gaji'], ['benefits', '#/manfaat'], ['jkk', '#/manfaat/jkk'], ['jhtfacts', '#/manfaat/jht'],
];
const mode = process.env.MODE ?? 'phone';
if (mode === 'phone') await session({}, all, 'p');
if (mode === 'dark') await session({ theme: 'dark' }, all, 'd');
if (mode === 'desk') await session({ width: 1280, height: 800 }, all, 'w');
if (mode === 'kiosk') await session({ width: 1080, height: 1920 }, all, 'k');
if (mode === 'big') await session({ text: 200 }, all, 'b');
if (mode === 'en') await session({ language: 'en' }, all, 'e');
if (mode === 'out') await session({ inside: false }, [['door', '#/'], ...all], 'o');
await b.close();
