export type Point = { x: number; y: number };
export type Line = { line: string; area: string; last: Point };

/** A line through the values from left to right, zero at the bottom, with `inset` left free for a dot. */
export function linePath(values: number[], width: number, height: number, inset: number): Line | null {
  if (values.length < 2 || width <= inset * 2) return null;
  const highest = Math.max(...values, 1);
  const stride = (width - inset * 2) / (values.length - 1);
  const points = values.map((value, at) => ({
    x: round(inset + at * stride),
    y: round(height - inset - (Math.max(value, 0) / highest) * (height - inset * 2)),
  }));
  const last = points[points.length - 1]!;
  const line = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
  const area = `${line} L${last.x} ${height} L${points[0]!.x} ${height} Z`;
  return { line, area, last };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
