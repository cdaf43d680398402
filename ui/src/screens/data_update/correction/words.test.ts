import { expect, test } from 'vitest';
import { pathOnPage, registeredValue } from './words';

test('what the service refuses is found at its field', () => {
  const path = (wire: string) => pathOnPage(wire, ['name', 'born_on']);
  expect(['facts.1.value', 'documents.2.content', 'documents', 'facts', 'note'].map(path)).toEqual([
    'born_on', 'document-2', 'documents', 'wrong-number', 'note',
  ]);
});

test('what is registered now is said where it is known', () => {
  const registered = { number_masked: '3174•• •••••• 0001', name: 'SITI AMINAH', born_on: '1990-05-17', sex_of_nik: null, address: null };
  expect(registeredValue('born_on', registered)).toBe('17 Mei 1990');
  expect(registeredValue('address', registered)).toBeUndefined();
  expect(registeredValue('card', registered)).toBeUndefined();
});
