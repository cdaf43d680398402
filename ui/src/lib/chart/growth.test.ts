import { expect, test } from 'vitest';
import type { BalanceYear } from '../bindings/BalanceYear';
import type { StatementYear } from '../bindings/StatementYear';
import { growthBars } from './growth';
import { linePath } from './line';
import { stack } from './stack';

function year(year: number, parts: Partial<BalanceYear>): BalanceYear {
  return { year, contributions: 0, returns: 0, corrections: 0, claims: 0, closing: 0, ...parts };
}

function stated(year: number, parts: Partial<StatementYear>): StatementYear {
  const nothing = { opening: 0, own: 0, employer: 0, returns: 0, corrections: 0, claims: 0, closing: 0 };
  return { year, ...nothing, returns_estimated: false, through: `${year}-12-31`, verification: '', lines: [], ...parts };
}

test('a bar is the closing balance, split into what was paid and what it earned so far', () => {
  const bars = growthBars([
    year(2024, { contributions: 1000, returns: 50, closing: 1050 }),
    year(2025, { contributions: 1000, returns: 110, closing: 2160 }),
  ]);
  expect(bars).toMatchObject([
    { year: 2024, parts: { paid: 1000, grown: 50 } },
    { year: 2025, parts: { paid: 2000, grown: 160 } },
  ]);
});

test('a claim takes its share of both parts, and a full claim leaves nothing', () => {
  const [half, none] = growthBars([
    year(2024, { contributions: 1000, returns: 100, claims: -550, closing: 550 }),
    year(2025, { claims: -550, closing: 0 }),
  ]);
  expect(half?.parts).toMatchObject({ paid: 500, grown: 50, taken: 550 });
  expect(none?.parts).toMatchObject({ paid: 0, grown: 0, taken: 550 });
});

test('with the statement a bar is split by who paid, and its parts are the closing balance', () => {
  const [first, second] = growthBars([
    stated(2024, { own: 400, employer: 600, returns: 100, closing: 1100 }),
    stated(2025, { own: 400, employer: 600, corrections: 100, claims: -1100, closing: 1100 }),
  ]);
  expect(first?.parts).toMatchObject({ paid: 0, own: 400, employer: 600, grown: 100, corrected: 0, taken: 0 });
  expect(second?.parts).toMatchObject({ own: 400, employer: 600, grown: 50, corrected: 50, taken: 1100 });
});

test('a correction downwards takes its share of every part', () => {
  const [bar] = growthBars([stated(2024, { own: 500, employer: 500, corrections: -100, closing: 900 })]);
  expect(bar?.parts).toMatchObject({ own: 450, employer: 450, corrected: 0, taken: 0 });
});

test('columns fill the height and are drawn only once there is a width', () => {
  expect(stack([[50, 50]], 0, 100)).toEqual([]);
  const [column] = stack([[50, 0, 50]], 100, 100);
  expect(column?.[0]).toContain(' 100');
  expect(column?.[1]).toBe('');
  expect(column?.[2]).toContain('M22 5');
});

test('a line needs two points and ends at its highest value', () => {
  expect(linePath([5], 100, 48, 4)).toBeNull();
  expect(linePath([0, 10], 100, 48, 4)?.last).toEqual({ x: 96, y: 4 });
});
