import { expect, test } from 'vitest';
import { joined, padded, parts } from './neighbourhood';

test('RT and RW are written with three digits each', () => {
  expect(padded('3/11')).toBe('003/011');
  expect(padded('003/011')).toBe('003/011');
});

test('one without the other stays half, so that it is asked for', () => {
  expect(padded(joined({ rt: '3', rw: '' }))).toBe('003/');
  expect(parts('003/')).toEqual({ rt: '003', rw: '' });
});

test('none at all is nothing typed', () => {
  expect(padded(joined(parts('')))).toBe('');
});
