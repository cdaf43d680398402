import { expect, test } from 'vitest';
import { isoDate } from './typed-date';

test('a date is put together as it was typed', () => {
  expect(isoDate('5', '3', '1991')).toBe('1991-03-05');
  expect(isoDate(' 15 ', '03', '1991')).toBe('1991-03-15');
});

test('nothing typed is no date, half a date is one that does not exist', () => {
  expect(isoDate('', ' ', '')).toBe('');
  expect(isoDate('15', '', '1991')).toBe('1991-00-15');
  expect(isoDate('15', '3', '91')).toBe('0091-03-15');
});
