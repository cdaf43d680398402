// One page with every picture of the tour on it: JMO_TOUR/contact-sheet.html, and contact-sheet.png of that.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { required } from '../required.mjs';
import { BEFORE, CODE, INSIDE } from '../screens.mjs';
import { launch } from '../surroundings.mjs';
import { fileOf, LOOKS } from './shots.mjs';

const folder = required('JMO_TOUR');
const there = new Set(await readdir(folder));

const picture = (file, look, caption) => `
  <figure class="${look}"><img src="${file}" alt=""><figcaption>${caption}</figcaption></figure>`;

const row = (title, pictures) => `
<section><h2>${title}</h2><div>${pictures.join('')}
</div></section>`;

function rowOf(screen) {
  const pictures = LOOKS.map(({ name }) => ({ name, file: `${fileOf(screen)}-${name}.png` }))
    .filter(({ file }) => there.has(file))
    .map(({ name, file }) => picture(file, name, name.replace('-', ', ').replace('200', '200 % text')));
  return pictures.length > 0 ? row(screen.name, pictures) : '';
}

const windows = [...there].filter((file) => file.startsWith('window-')).sort();
const rows = [...BEFORE, CODE, ...INSIDE].map(rowOf);
if (windows.length > 0) rows.push(row('the real window', windows.map((file) => picture(file, 'desktop', file.replace('.png', '')))));

const sheet = join(folder, 'contact-sheet.html');
const style = await readFile(new URL('contact-sheet.css', import.meta.url), 'utf8');
await writeFile(sheet, `<!doctype html><html lang="en"><meta charset="utf-8"><title>JMO, every screen</title>
<style>${style}</style><h1>JMO <small>every screen</small></h1>${rows.join('')}</html>
`);

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 2480, height: 1000 } });
await page.goto(pathToFileURL(sheet).href);
await page.screenshot({ path: join(folder, 'contact-sheet.png'), fullPage: true });
console.log('contact-sheet.png');
await browser.close();
