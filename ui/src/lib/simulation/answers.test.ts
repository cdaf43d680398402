import { afterEach, expect, test } from 'vitest';
import type { Explained } from '../bindings/Explained';
import type { Value } from '../bindings/Value';
import { layered } from '../chart/layered';
import { useLanguage } from '../language.svelte';
import { payslipLines } from './payslip';
import { pictureOf } from './pictures';
import { answerText } from './share';
import { today } from './today';
import { figuresText, stepFigures, valueText } from './values';

const rupiah = (value: number): Value => ({ kind: 'rupiah', value });
const count = (value: number): Value => ({ kind: 'count', value });
const code = (value: string): Value => ({ kind: 'code', value });
const answer = (formula: string, rest: Partial<Explained>): Explained => ({
  formula,
  figures: [],
  steps: [],
  table: null,
  estimate: false,
  ...rest,
});

afterEach(() => useLanguage('id'));

test('values are read with their units, in both languages', () => {
  const values: Value[] = [rupiah(5000), { kind: 'rate', value: 3700 }, { kind: 'months', value: 12 }, { kind: 'flag', value: true }];
  expect(values.map((value) => valueText('jht-tax', value))).toEqual(['Rp5.000', '3,7 %', '12 bulan', 'Ya']);
  useLanguage('en');
  expect(values.map((value) => valueText('jht-tax', value))).toEqual(['Rp5.000', '3.7 %', '12 months', 'Yes']);
});

test('a calculation is written with days in words and without the signs of programmers', () => {
  expect(figuresText('2026-11-21 + 2')).toBe('21 Nov 2026 + 2');
  expect(figuresText('2026-09')).toBe('September 2026');
  expect(figuresText('min(Rp8.500.000; Rp5.000.000)')).toBe('yang lebih kecil dari Rp8.500.000 dan Rp5.000.000');
  expect(stepFigures('scholarship', '2: 6 × Rp1.500.000')).toBe('Anak ke 2: 6 × Rp1.500.000');
  expect(stepFigures('jht-tax', '2026 − 2024')).toBe('2026 − 2024');
  useLanguage('en');
  expect(figuresText('Rp5.000.000 × 3,7 %')).toBe('Rp5.000.000 × 3.7 %');
});

test('a projection is a column a year, what came before standing below', () => {
  const picture = pictureOf(
    answer('jht-projection', {
      figures: [{ code: 'opening', value: rupiah(100) }],
      table: {
        columns: ['year', 'own', 'employer', 'returns'],
        rows: [
          [count(2026), rupiah(10), rupiah(20), rupiah(1)],
          [count(2027), rupiah(10), rupiah(20), rupiah(2)],
        ],
      },
    }),
  );
  expect(picture).toMatchObject({
    kind: 'columns',
    columns: [
      { name: '2026', amounts: [100, 10, 20, 1] },
      { name: '2027', amounts: [100, 20, 40, 3] },
    ],
  });
});

test('a whole of one part is no picture', () => {
  expect(pictureOf(answer('jht-tax', { figures: [{ code: 'net', value: rupiah(5) }, { code: 'tax', value: rupiah(0) }] }))).toBeNull();
  expect(pictureOf(answer('jp-date', {}))).toBeNull();
});

test('two children in a year are one column', () => {
  const rows = [[count(2026), rupiah(5)], [count(2027), rupiah(5)], [count(2026), rupiah(7)]];
  expect(pictureOf(answer('scholarship', { table: { columns: ['year', 'amount'], rows } }))).toMatchObject({
    columns: [{ name: '2026', amounts: [12] }, { name: '2027', amounts: [5] }],
  });
});

test('layers stand on each other from the ground up', () => {
  expect(layered([[50, 50]], 0, 100)).toEqual([]);
  const [low, high] = layered([[50, 0, 50]], 100, 100);
  expect(low).toMatchObject({ layer: 0, y: 50, high: 50 });
  expect(high).toMatchObject({ layer: 2, y: 0 });
  expect(high?.high).toBeLessThan(50);
});

test('a payslip is told line by line', () => {
  const columns = ['programme', 'paid_by', 'expected', 'shown', 'difference', 'verdict'];
  const rows = [[code('jht'), code('worker'), rupiah(170_000), rupiah(150_000), rupiah(-20_000), code('too_little')]];
  expect(payslipLines(answer('payslip', { table: { columns, rows } }))).toEqual([
    {
      programme: 'JHT',
      paidBy: 'dipotong dari upah',
      verdict: 'too_little',
      facts: [
        { name: 'Seharusnya', value: 'Rp170.000' },
        { name: 'Di slip', value: 'Rp150.000' },
        { name: 'Selisih', value: '−Rp20.000' },
      ],
    },
  ]);
});

test('an answer that is handed on says that it is an estimate', () => {
  const text = answerText('Judul', answer('jht-tax', { estimate: true, figures: [{ code: 'tax', value: rupiah(5000) }] }));
  expect(text.split('\n')).toEqual(['Judul', 'Pajak: Rp5.000', 'Angka ini perkiraan.', 'Dihitung dengan aplikasi JMO']);
});

test('the day is the one in Jakarta', () => {
  expect(today(new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
  expect(today(new Date('2026-11-20T16:59:00Z'))).toBe('2026-11-20');
});
