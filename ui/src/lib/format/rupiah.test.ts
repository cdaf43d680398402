import { afterEach, expect, test } from 'vitest';
import { useLanguage } from '../language.svelte';
import { rupiah, shortRupiah } from './rupiah';

afterEach(() => useLanguage('id'));

test('amounts are grouped by thousands with dots in both languages', () => {
  expect(rupiah(0)).toBe('Rp0');
  expect(rupiah(950)).toBe('Rp950');
  expect(rupiah(12345678)).toBe('Rp12.345.678');
  useLanguage('en');
  expect(rupiah(12345678)).toBe('Rp12.345.678');
});

test('a negative amount has a real minus before the currency', () => {
  expect(rupiah(-125000)).toBe('−Rp125.000');
});

test('the largest exact amount keeps every digit', () => {
  expect(rupiah(Number.MAX_SAFE_INTEGER)).toBe('Rp9.007.199.254.740.991');
});

test('short amounts say thousands, millions and billions in the language on screen', () => {
  expect([450, 320_500, 42_900_000, 1_250_000_000].map(shortRupiah)).toEqual([
    'Rp450',
    'Rp320,5\u00a0rb',
    'Rp42,9\u00a0jt',
    'Rp1,3\u00a0M',
  ]);
  useLanguage('en');
  expect(shortRupiah(42_900_000)).toBe('Rp42.9\u00a0m');
});
