import { expect, test } from 'vitest';
import { caretAfter, digitsOf, GROUPINGS } from './digits';

test('numbers are grouped as they are printed', () => {
  expect(GROUPINGS.rupiah.write('12345678')).toBe('12.345.678');
  expect(GROUPINGS.rupiah.write('007')).toBe('7');
  expect(GROUPINGS.nik.write('3174120708909003')).toBe('317412 070890 9003');
  expect(GROUPINGS.kpj.write('18054471920')).toBe('1805 4471 920');
  expect(GROUPINGS.nik.write('3174')).toBe('3174');
});

test('only digits count', () => {
  expect(digitsOf('Rp1.2a3')).toBe('123');
});

test('the caret stays behind the digit it was behind', () => {
  expect(caretAfter('12.345', 2)).toBe(2);
  expect(caretAfter('12.345', 3)).toBe(4);
  expect(caretAfter('12.345', 5)).toBe(6);
  expect(caretAfter('', 0)).toBe(0);
});
