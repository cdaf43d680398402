// What is on the X screen, as pixels: seen from outside, so that no program can flatter itself. Xvfb keeps its
// screen in a file (`-fbdir`), in the format of xwd; looking at it costs the programs on it nothing.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { required } from '../required.mjs';

/** How many pixels of the screen have the green of the balance card and of the empty window's block. */
export function greenPixels() {
  return count((red, green, blue) => red < 30 && green > 60 && green < 130 && blue > 45 && blue < 110);
}

/** How many pixels of the screen are like this; one in sixteen is enough to see a block of colour. */
export function count(wanted) {
  return look(({ width, height, line }) => {
    let found = 0;
    for (let y = 0; y < height; y += 4) {
      const row = line(y);
      // A pixel is B, G, R, unused.
      for (let x = 0; x < width * 4; x += 16) if (wanted(row[x + 2], row[x + 1], row[x])) found += 1;
    }
    return found;
  });
}

/** A piece of the screen around a point, to be compared with another look at it. */
export function around([x, y], width = 60, height = 16) {
  return look(({ line }) => {
    const rows = Array.from({ length: height }, (_, at) => line(y - height / 2 + at));
    return Buffer.concat(rows.map((row) => Buffer.from(row.subarray((x - width / 2) * 4, (x + width / 2) * 4))));
  });
}

function look(at) {
  const screen = openSync(join(required('JMO_SCREEN'), 'Xvfb_screen0'), 'r');
  try {
    const header = Buffer.alloc(100);
    readSync(screen, header, 0, 100, 0);
    const word = (at) => header.readUInt32BE(at * 4);
    const [begin, width, height, row] = [word(0) + word(19) * 12, word(4), word(5), word(12)];
    const buffer = Buffer.alloc(row);
    const line = (y) => {
      readSync(screen, buffer, 0, row, begin + y * row);
      return buffer;
    };
    return at({ width, height, line });
  } finally {
    closeSync(screen);
  }
}
