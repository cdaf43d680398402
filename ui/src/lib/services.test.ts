import { afterEach, expect, test } from 'vitest';
import { useLanguage } from './language.svelte';
import { SERVICE_GROUPS, searchServices } from './services';

function found(query: string): string[] {
  return searchServices(query).flatMap((group) => group.services.map((service) => service.id));
}

afterEach(() => useLanguage('id'));

test('an empty search shows everything', () => {
  expect(found('  ')).toEqual(SERVICE_GROUPS.flatMap((group) => group.services.map((service) => service.id)));
});

test('services answer to the words people use, in the language on screen', () => {
  expect(found('uang')).toEqual(['balance']);
  expect(found('HURUF besar')).toEqual(['display']);
  useLanguage('en');
  expect(found('outage')).toEqual(['status']);
});

test('words nobody knows find nothing', () => {
  expect(found('xyzzy')).toEqual([]);
});
