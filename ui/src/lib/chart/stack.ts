import type { GrowthBar } from './growth';

export type Column = { year: number; paid: string; grown: string };

const WIDEST = 56;
const ROUND = 5;
// A hair of the ground shows between the two parts, so that they differ without their colours.
const SEAM = 2;

/** Outlines of stacked columns: the paid part stands on the ground, the grown part on top of it. */
export function stack(bars: GrowthBar[], width: number, height: number): Column[] {
  if (bars.length === 0 || width === 0) return [];
  const highest = Math.max(...bars.map(({ paid, grown }) => paid + grown), 1);
  const stride = width / bars.length;
  const wide = Math.min(WIDEST, stride * 0.78);
  return bars.map(({ year, paid, grown }, at) => {
    const left = at * stride + (stride - wide) / 2;
    const top = height - ((paid + grown) / highest) * height;
    const seam = height - (paid / highest) * height;
    const lower = Math.min(seam + (seam > top ? SEAM : 0), height);
    return {
      year,
      paid: block(left, seam > top ? lower : top, wide, height, seam > top ? 0 : ROUND, ROUND),
      grown: seam - top > 0.5 ? block(left, top, wide, seam, ROUND, 0) : '',
    };
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
