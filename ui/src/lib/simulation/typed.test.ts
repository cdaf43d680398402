import { afterEach, expect, test } from 'vitest';
import type { Field } from '../bindings/Field';
import { useLanguage } from '../language.svelte';
import { dateParts, inputsOf, joinDate, typedOf } from './typed';

const field = (name: string, kind: Field['kind'], rest: Partial<Field> = {}): Field => ({
  name,
  kind,
  required: false,
  default: null,
  ...rest,
});

const FIELDS: Field[] = [
  field('wage', { kind: 'rupiah', max: 100_000_000_000 }, { required: true }),
  field('rate', { kind: 'rate', min: 3000, max: 8000 }, { default: { kind: 'rate', value: 5500 } }),
  field('on', { kind: 'date', from: '1977-01-01' }),
  field('month', { kind: 'month' }),
  field('count', { kind: 'count', min: 0, max: 24 }),
  field('jp', { kind: 'flag' }),
  field('jht', { kind: 'flag' }, { default: { kind: 'flag', value: true } }),
  field('class', { kind: 'choice', words: ['i', 'ii'] }),
  field('children', { kind: 'list', of: [field('born_on', { kind: 'date', from: '1900-01-01' })], max: 2 }),
];

afterEach(() => useLanguage('id'));

test('a form begins with what is known, then with what the law assumes', () => {
  const typed = typedOf(FIELDS, { wage: 8_500_000, month: '2026-11', children: [{ born_on: '2018-02-03' }] });
  expect(typed).toEqual({
    wage: '8500000',
    rate: '5,5',
    on: '',
    month: '2026-11',
    count: '',
    jp: '',
    jht: 'true',
    class: '',
    children: [{ born_on: '2018-02-03' }],
  });
  useLanguage('en');
  expect(typedOf(FIELDS, { rate: '4.25' }).rate).toBe('4.25');
});

test('what was known and not touched is given back as it was', () => {
  const known = { wage: 8_500_000, rate: '4.25', on: '2026-11-21', month: '2026-11', count: 3, jp: false, jht: false, class: 'ii' };
  expect(inputsOf(FIELDS, typedOf(FIELDS, known))).toEqual(known);
});

test('what is empty is left out, and so is what is not asked for', () => {
  expect(inputsOf(FIELDS, typedOf(FIELDS, {}))).toEqual({ rate: '5.5', jht: true });
  expect(inputsOf(FIELDS, typedOf(FIELDS, { wage: 1 }), ({ name }) => name === 'wage')).toEqual({ wage: 1 });
});

test('a date goes to Rust however far it was typed, and Rust says that it is none', () => {
  const on = joinDate({ ...dateParts(''), day: '5' });
  expect(dateParts(on)).toEqual({ day: '5', month: '', year: '' });
  expect(inputsOf(FIELDS, { on }).on).toBe('0000-00-05');
  expect(inputsOf(FIELDS, { on: joinDate({ day: '5', month: '2', year: '2026' }) }).on).toBe('2026-02-05');
  expect(joinDate({ day: '', month: '', year: '' })).toBe('');
});

test('a month with only its year is no month yet', () => {
  expect(inputsOf(FIELDS, { month: '2026--' }).month).toBe('2026-00');
});

test('a number too long for a number stays as it was typed, to be refused', () => {
  expect(inputsOf(FIELDS, { count: '99999999999' }).count).toBe('99999999999');
});
