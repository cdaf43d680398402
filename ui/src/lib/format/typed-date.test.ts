import { expect, test } from 'vitest';
import { isDate, isoDate } from './typed-date';

test('a date is put together as it was typed', () => {
  expect(isoDate('5', '3', '1991')).toBe('1991-03-05');
  expect(isoDate(' 15 ', '03', '1991')).toBe('1991-03-15');
});

test('nothing typed is no date, half a date is one that does not exist', () => {
  expect(isoDate('', ' ', '')).toBe('');
  expect(isoDate('15', '', '1991')).toBe('1991-00-15');
  expect(isoDate('15', '3', '91')).toBe('0091-03-15');
});

test('only days of the calendar are dates', () => {
  expect(['2026-02-28', '2024-02-29', '0091-03-15'].map(isDate)).toEqual([true, true, true]);
  expect(['2026-02-29', '2026-13-01', '1991-00-15', '2026-1-1', ''].map(isDate)).toEqual([false, false, false, false, false]);
});
