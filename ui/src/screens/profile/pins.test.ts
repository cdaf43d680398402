import { expect, test } from 'vitest';
import { typedWrong } from './pins';

const fields = (current: string, pin: string, again: string, asked: ('current' | 'pin' | 'again')[]) =>
  typedWrong({ current, pin, again }, asked).map(({ field }) => field);

test('what is short is named, of what is asked', () => {
  expect(fields('', '27182', '', ['pin', 'again'])).toEqual(['pin', 'again']);
  expect(fields('12', '', '', ['current'])).toEqual(['current']);
  const messages = typedWrong({ current: '', pin: '2718', again: '' }, ['pin', 'again']).map(({ message }) => message);
  expect(messages).toEqual(['PIN baru terdiri dari 6 angka; Anda mengisi 4', 'PIN baru sekali lagi belum diisi']);
});

test('the two must be the same', () => {
  expect(fields('', '271828', '271829', ['pin', 'again'])).toEqual(['again']);
  expect(fields('', '271828', '271828', ['pin', 'again'])).toEqual([]);
});

test('whole is enough for one that is only to be known', () => {
  expect(fields('271828', '', '', ['current'])).toEqual([]);
});
