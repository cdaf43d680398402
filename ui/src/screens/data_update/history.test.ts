import { expect, test } from 'vitest';
import type { DataUpdateChange } from '../../lib/bindings/DataUpdateChange';
import { byUpdate, whatChanged } from './history';

const change = (number: string, field: DataUpdateChange['field'], had = true, has = true): DataUpdateChange => ({
  at: number === 'PD-2' ? '2026-11-21T02:00:00Z' : '2026-03-01T02:00:00Z', number, field, had, has,
});

test('the changes of one update stand together, the newest update first', () => {
  const updates = byUpdate([change('PD-2', 'bank'), change('PD-2', 'npwp'), change('PD-1', 'bank', false)]);
  expect(updates.map(({ number, changes }) => [number, changes.length])).toEqual([['PD-2', 2], ['PD-1', 1]]);
});

test('what happened to a field is told without its content', () => {
  expect([change('PD-1', 'bank', false), change('PD-1', 'bank'), change('PD-1', 'npwp', true, false)].map(whatChanged)).toEqual([
    'diisi', 'diubah', 'dikosongkan',
  ]);
});
