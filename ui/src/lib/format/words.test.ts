import { afterEach, expect, test } from 'vitest';
import { useLanguage } from '../language.svelte';
import { amountInWords } from './words';

afterEach(() => useLanguage('id'));

test.each([
  [0, 'nol rupiah'],
  [11, 'sebelas rupiah'],
  [19, 'sembilan belas rupiah'],
  [20, 'dua puluh rupiah'],
  [100, 'seratus rupiah'],
  [111, 'seratus sebelas rupiah'],
  [1000, 'seribu rupiah'],
  [1001, 'seribu satu rupiah'],
  [2000, 'dua ribu rupiah'],
  [100_000, 'seratus ribu rupiah'],
  [1_000_000, 'satu juta rupiah'],
  [52_418_730, 'lima puluh dua juta empat ratus delapan belas ribu tujuh ratus tiga puluh rupiah'],
  [3_000_000_000, 'tiga miliar rupiah'],
  [-125_000, 'minus seratus dua puluh lima ribu rupiah'],
])('%d in Indonesian', (amount, words) => {
  expect(amountInWords(amount)).toBe(words);
});

test.each([
  [0, 'zero rupiah'],
  [21, 'twenty-one rupiah'],
  [105, 'one hundred five rupiah'],
  [1_000_000, 'one million rupiah'],
  [52_418_730, 'fifty-two million four hundred eighteen thousand seven hundred thirty rupiah'],
])('%d in English', (amount, words) => {
  useLanguage('en');
  expect(amountInWords(amount)).toBe(words);
});

test('every amount up to the largest exact one can be said', () => {
  for (let amount = 1; amount < Number.MAX_SAFE_INTEGER; amount = amount * 3 + 1) {
    expect(amountInWords(amount)).not.toMatch(/undefined|NaN/);
  }
});
