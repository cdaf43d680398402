export type Block = { x: number; y: number; wide: number; high: number; layer: number };

const WIDEST = 56;
// A hair of the ground shows between two layers, so that they differ without their colours.
const SEAM = 1.5;

/** Columns of layers standing on each other from the ground up; a layer of nothing is not drawn. */
export function layered(columns: number[][], width: number, height: number): Block[] {
  if (columns.length === 0 || width === 0) return [];
  const sum = (amounts: number[]) => amounts.reduce((sum, amount) => sum + Math.max(amount, 0), 0);
  const highest = Math.max(...columns.map(sum), 1);
  const stride = width / columns.length;
  const wide = Math.min(WIDEST, stride * 0.78);
  return columns.flatMap((amounts, at) => {
    let ground = height;
    return amounts.flatMap((amount, layer) => {
      const high = (Math.max(amount, 0) / highest) * height;
      const top = ground - high;
      const seam = layer > 0 && high > SEAM * 2 ? SEAM : 0;
      ground = top;
      if (high <= 0) return [];
      return [{ x: tenth(at * stride + (stride - wide) / 2), y: tenth(top), wide: tenth(wide), high: tenth(high - seam), layer }];
    });
  });
}

function tenth(number: number): number {
  return Math.round(number * 10) / 10;
}
