const WIDEST = 56;
const ROUND = 5;
// A hair of the ground shows between two parts, so that they differ without their colours.
const SEAM = 2;

/**
 * Outlines of stacked columns: the amounts of each bar stand on one another, the first on the ground.
 * An amount too small to be seen has no outline.
 */
export function stack(bars: number[][], width: number, height: number): string[][] {
  if (bars.length === 0 || width === 0) return [];
  const highest = Math.max(...bars.map((amounts) => amounts.reduce((sum, amount) => sum + amount, 0)), 1);
  const stride = width / bars.length;
  const wide = Math.min(WIDEST, stride * 0.78);
  return bars.map((amounts, at) => {
    const left = at * stride + (stride - wide) / 2;
    const seen = amounts.map((amount) => (amount / highest) * height > 0.5);
    const [first, last] = [seen.indexOf(true), seen.lastIndexOf(true)];
    let ground = height;
    return amounts.map((amount, part) => {
      const bottom = ground;
      ground -= (amount / highest) * height;
      if (!seen[part]) return '';
      const top = part === last ? ground : Math.min(ground + SEAM, bottom);
      return block(left, top, wide, bottom, part === last ? ROUND : 0, part === first ? ROUND : 0);
    });
  });
}

function block(left: number, top: number, wide: number, bottom: number, above: number, below: number): string {
  const most = Math.max((bottom - top) / 2, 0);
  const a = Math.min(above, most);
  const b = Math.min(below, most);
  const right = left + wide;
  return [
    `M${n(left)} ${n(top + a)}`,
    `Q${n(left)} ${n(top)} ${n(left + a)} ${n(top)}`,
    `H${n(right - a)}`,
    `Q${n(right)} ${n(top)} ${n(right)} ${n(top + a)}`,
    `V${n(bottom - b)}`,
    `Q${n(right)} ${n(bottom)} ${n(right - b)} ${n(bottom)}`,
    `H${n(left + b)}`,
    `Q${n(left)} ${n(bottom)} ${n(left)} ${n(bottom - b)}`,
    'Z',
  ].join(' ');
}

function n(number: number): string {
  return String(Math.round(number * 10) / 10);
}
