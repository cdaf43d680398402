import { expect, test } from 'vitest';
import NumberField from './NumberField.svelte';
import { show, type } from './testing';

function field(grouping: 'rupiah' | 'nik' | 'kpj') {
  return show(NumberField, { id: 'n', label: 'Angka', value: '', grouping }).querySelector('input')!;
}

test('rupiah are grouped while they are typed', async () => {
  const input = field('rupiah');
  await type(input, '1250000');
  expect(input.value).toBe('1.250.000');
});

test('letters vanish, also when the digits stay the same', async () => {
  const input = field('nik');
  await type(input, '3174a');
  expect(input.value).toBe('3174');
  await type(input, '3174b');
  expect(input.value).toBe('3174');
});

test('a number ends where it is full', async () => {
  const input = field('kpj');
  await type(input, '180544719209999');
  expect(input.value).toBe('1805 4471 920');
});
