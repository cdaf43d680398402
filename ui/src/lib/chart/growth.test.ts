import { expect, test } from 'vitest';
import type { BalanceYear } from '../bindings/BalanceYear';
import { growthBars } from './growth';
import { linePath } from './line';
import { stack } from './stack';

function year(year: number, parts: Partial<BalanceYear>): BalanceYear {
  return { year, contributions: 0, returns: 0, corrections: 0, claims: 0, closing: 0, ...parts };
}

test('a bar is the closing balance, split into what was paid and what it earned so far', () => {
  const bars = growthBars([
    year(2024, { contributions: 1000, returns: 50, closing: 1050 }),
    year(2025, { contributions: 1000, returns: 110, closing: 2160 }),
  ]);
  expect(bars).toEqual([
    { year: 2024, paid: 1000, grown: 50 },
    { year: 2025, paid: 2000, grown: 160 },
  ]);
});

test('a claim takes its share of both parts, and a full claim leaves nothing', () => {
  const [half, none] = growthBars([
    year(2024, { contributions: 1000, returns: 100, claims: -550, closing: 550 }),
    year(2025, { claims: -550, closing: 0 }),
  ]);
  expect(half).toEqual({ year: 2024, paid: 500, grown: 50 });
  expect(none).toEqual({ year: 2025, paid: 0, grown: 0 });
});

test('columns fill the height and are drawn only once there is a width', () => {
  const bars = [{ year: 2024, paid: 50, grown: 50 }];
  expect(stack(bars, 0, 100)).toEqual([]);
  const [column] = stack(bars, 100, 100);
  expect(column?.grown).toContain('M22 5');
  expect(column?.paid).toContain(' 100');
});

test('a line needs two points and ends at its highest value', () => {
  expect(linePath([5], 100, 48, 4)).toBeNull();
  expect(linePath([0, 10], 100, 48, 4)?.last).toEqual({ x: 96, y: 4 });
});
