// What is on the X screen, as pixels: seen from outside, so that no program can flatter itself. Xvfb keeps its
// screen in a file (`-fbdir`), in the format of xwd; looking at it costs the programs on it nothing.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { required } from '../required.mjs';

/** How many pixels of the screen have the green of the balance card and of the empty window's block. */
export function greenPixels() {
  const screen = openSync(join(required('JMO_SCREEN'), 'Xvfb_screen0'), 'r');
  try {
    const header = Buffer.alloc(100);
    readSync(screen, header, 0, 100, 0);
    const word = (at) => header.readUInt32BE(at * 4);
    const [begin, width, height, row] = [word(0) + word(19) * 12, word(4), word(5), word(12)];
    const line = Buffer.alloc(row);
    let count = 0;
    // One pixel in sixteen is enough to see a block of colour. A pixel is B, G, R, unused.
    for (let y = 0; y < height; y += 4) {
      readSync(screen, line, 0, row, begin + y * row);
      for (let x = 0; x < width * 4; x += 16) {
        const [blue, green, red] = [line[x], line[x + 1], line[x + 2]];
        if (red < 30 && green > 60 && green < 130 && blue > 45 && blue < 110) count += 1;
      }
    }
    return count;
  } finally {
    closeSync(screen);
  }
}
