// A picture of the app in its real window, for the tour.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { required } from '../required.mjs';
import { Machine } from './machine.mjs';
import { signIn } from './person.mjs';

const folder = required('JMO_TOUR');
await mkdir(folder, { recursive: true });
const machine = await Machine.make();
try {
  await machine.startKeystore();
  await machine.startService();
  // Painting in memory, WebKit never answers WebDriver's wish for a picture of a screen with patterns.
  const window = await machine.open({ environment: { WEBKIT_DISABLE_DMABUF_RENDERER: '0' } });
  await signIn(window, machine.service);
  await window.goTo('#/');
  await window.until('everything loaded', () => window.run("return !document.querySelector('.skeleton')"));
  await writeFile(join(folder, 'window-beranda.png'), await window.screenshot());
  await window.close();
} finally {
  await machine.end();
}
console.log('window-beranda.png');
