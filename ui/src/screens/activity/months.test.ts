import { expect, test } from 'vitest';
import type { Activity } from '../../lib/bindings/Activity';
import { byMonth, searchText } from './months';

const entry = (id: string, on: string): Activity => ({ id, on, kpj: null, employer: null, event: { kind: 'unknown' } });

test('entries stand under the month they happened in, newest first as they came', () => {
  const months = byMonth([entry('c', '2026-11-12'), entry('b', '2026-11-01'), entry('a', '2025-11-12')]);
  expect(months.map(({ month, entries }) => [month, entries.map(({ id }) => id)])).toEqual([
    ['2026-11', ['c', 'b']],
    ['2025-11', ['a']],
  ]);
  expect(byMonth([])).toEqual([]);
});

test('a month is looked for in either language, in full or by its beginning', () => {
  expect(['September 2026', 'agustus 2026', 'Sept. 2026', 'Aug 2026', 'des 2025'].map(searchText)).toEqual([
    '2026-09', '2026-08', '2026-09', '2026-08', '2025-12',
  ]);
});

test('a card number is looked for without its spaces, anything else as it is', () => {
  expect([' 2402 0090 001 ', '2026', 'PT Maju 2026', 'ma 2026', '  '].map(searchText)).toEqual([
    '24020090001', '2026', 'PT Maju 2026', 'ma 2026', null,
  ]);
});
