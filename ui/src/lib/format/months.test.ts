import { expect, test } from 'vitest';
import { monthAfter, monthsFrom } from './months';

test('months go on over the end of a year', () => {
  expect(monthAfter('2025-12')).toBe('2026-01');
  expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

test('one month is itself; a span that ends before it begins is nothing', () => {
  expect(monthsFrom('2026-09', '2026-09')).toEqual(['2026-09']);
  expect(monthsFrom('2026-10', '2026-09')).toEqual([]);
});
