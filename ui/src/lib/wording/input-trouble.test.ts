import { expect, test } from 'vitest';
import type { Field } from '../bindings/Field';
import type { InputTrouble } from '../bindings/InputTrouble';
import { troublesOf } from './input-trouble';

const FIELDS: Field[] = [
  { name: 'wage', kind: { kind: 'rupiah', max: 100_000_000_000 }, required: true, default: null },
  { name: 'on', kind: { kind: 'date', from: '1977-01-01' }, required: true, default: null },
  {
    name: 'earlier',
    kind: { kind: 'list', of: [{ name: 'on', kind: { kind: 'date', from: '1977-01-01' }, required: true, default: null }], max: 50 },
    required: false,
    default: null,
  },
];

const said = (field: string, trouble: InputTrouble) => troublesOf('jht-tax', FIELDS, [{ field, trouble }])[0]?.message;

test('limits are written as amounts and days are', () => {
  expect(said('wage', { code: 'too_large', limit: 'Rp100.000.000.000' })).toBe('Upah sebulan paling banyak Rp100.000.000.000');
  expect(said('on', { code: 'too_small', limit: '1977-01-01' })).toBe('Tanggal dibayar paling awal 1 Jan 1977');
});

test('a row of a list is named by its number, and the link leads to its own field', () => {
  const [problem] = troublesOf('jht-tax', FIELDS, [{ field: 'earlier[1].on', trouble: { code: 'out_of_order' } }]);
  expect(problem).toEqual({
    field: 'earlier[1].on',
    message: 'Tanggal dibayar, baris 2 belum berurutan waktu, atau ada dua kali',
  });
});

test('every trouble has words', () => {
  const troubles: InputTrouble[] = [
    { code: 'missing' }, { code: 'unknown' }, { code: 'malformed', expected: 'rupiah' }, { code: 'not_one_of', words: ['a'] },
    { code: 'contradicts', other: 'on' }, { code: 'not_on_record' }, { code: 'invalid', reason: 'x' },
    { code: 'invalid', reason: 'Rp1 is not one of Rp50.000, Rp100.000' }, { code: 'sideways' } as never,
  ];
  const words = troubles.map((trouble) => said('wage', trouble));
  expect(words.every((word) => word?.includes('Upah sebulan'))).toBe(true);
  expect(words[7]).toBe('Upah sebulan: pilih salah satu dari Rp50.000, Rp100.000');
});
