// What is on the X screen, as pixels: seen from outside, so that no program can flatter itself.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How many pixels of the screen have the green of the balance card and of the empty window's block. */
export async function greenPixels() {
  const { stdout } = await run('xwd', ['-root', '-silent'], { encoding: 'buffer', maxBuffer: 1 << 26 });
  const word = (at) => stdout.readUInt32BE(at * 4);
  const [begin, width, height, row] = [word(0) + word(19) * 12, word(4), word(5), word(12)];
  let count = 0;
  // One pixel in sixteen is enough to see a block of colour. XWD of a 24-bit screen is B, G, R, unused.
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) {
      const at = begin + y * row + x * 4;
      const [blue, green, red] = [stdout[at], stdout[at + 1], stdout[at + 2]];
      if (red < 30 && green > 60 && green < 130 && blue > 45 && blue < 110) count += 1;
    }
  }
  return count;
}
