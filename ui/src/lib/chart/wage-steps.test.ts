import { expect, test } from 'vitest';
import { wageSteps } from './wage-steps';

const WAGES = [
  { from: '2024-01', amount: 5_000_000 },
  { from: '2025-01', amount: 10_000_000 },
];

test('a step stands where its month is, as high as its share of the highest wage', () => {
  // Twenty-four months in 240 pixels: ten each, and the second year begins in the middle.
  const steps = wageSteps(WAGES, '2025-12', 240, 100, 0);
  expect(steps?.line).toBe('M0 50 H120 V0 H240');
  expect(steps?.last).toEqual({ x: 240, y: 0 });
});

test('a wage reported after the last contribution still has a place', () => {
  expect(wageSteps(WAGES, '2024-06', 240, 100, 0)?.line).toContain('H240');
});

test('one wage is no staircase, and without room nothing is drawn', () => {
  expect(wageSteps(WAGES.slice(0, 1), '2025-12', 240, 100, 0)).toBeNull();
  expect(wageSteps(WAGES, '2025-12', 0, 100, 5)).toBeNull();
});
