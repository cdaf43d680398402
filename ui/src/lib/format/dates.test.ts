import { afterEach, expect, test } from 'vitest';
import { useLanguage } from '../language.svelte';
import { countdown, dateAndTime, employerDueDate, hourInJakarta, longDate, monthAndYear, monthNumber, shortDate } from './dates';
import { duration } from './duration';

afterEach(() => useLanguage('id'));

test('dates and months are written out in both languages', () => {
  expect([longDate('2026-08-21'), shortDate('2026-11-21'), monthAndYear('2026-10')]).toEqual([
    '21 Agustus 2026',
    '21 Nov 2026',
    'Oktober 2026',
  ]);
  useLanguage('en');
  expect([longDate('2026-08-21'), monthAndYear('2026-10')]).toEqual(['21 August 2026', 'October 2026']);
});

test('an instant is shown by the clock of Jakarta, also across midnight', () => {
  expect(dateAndTime('2026-11-21T02:40:00Z')).toBe('21 Nov 2026, 09.40 WIB');
  expect(dateAndTime('2026-11-20T17:05:00Z')).toBe('21 Nov 2026, 00.05 WIB');
  useLanguage('en');
  expect(dateAndTime('2026-11-21T02:40:00Z')).toBe('21 Nov 2026, 09:40 WIB');
});

test('the hour of the day is the one in Jakarta', () => {
  expect(hourInJakarta(new Date('2026-11-20T17:05:00Z'))).toBe(0);
  expect(hourInJakarta(new Date('2026-11-20T16:59:00Z'))).toBe(23);
});

test('an employer pays until the 15th of the month after, also over New Year', () => {
  expect(employerDueDate('2026-10')).toBe('2026-11-15');
  expect(employerDueDate('2026-12')).toBe('2027-01-15');
});

test('waits are rounded up and counted in the largest unit that helps', () => {
  expect([0, 40, 61, 3600].map(duration)).toEqual(['1 detik', '40 detik', '2 menit', '1 jam']);
  useLanguage('en');
  expect([1, 120].map(duration)).toEqual(['1 second', '2 minutes']);
});

test('a countdown shows minutes and two digits of seconds', () => {
  expect([0, 5, 65].map(countdown)).toEqual(['0.00', '0.05', '1.05']);
});

test('a month is known by its name or its first letters, in either language', () => {
  expect(['Januari', 'agu', 'August', 'DES', 'may'].map(monthNumber)).toEqual([1, 8, 8, 12, 5]);
  expect(['ja', 'maju', ''].map(monthNumber)).toEqual([null, null, null]);
});
