import { afterEach, expect, test } from 'vitest';
import { useLanguage } from './language.svelte';
import { SERVICE_GROUPS, SHORTCUTS, searchServices } from './services';

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

test('what can be done with the account is found by itself, not only under "Akun"', () => {
  expect(found('ganti email')).toEqual(['contacts']);
  expect(found('perangkat')).toContain('devices');
  expect(found('rekening')).toEqual(['data_update']);
  expect(found('pengaduan')).toEqual(['tickets']);
  expect(found('privasi')).toContain('my_data');
  expect(found('kartu lupa')).toEqual(['find_card']);
  expect(found('penggabungan')).toEqual(['merge']);
  expect(found('tunggakan')).toEqual(['watch']);
});

test('the first screen keeps a handful of tiles', () => {
  expect(SHORTCUTS.map(({ id }) => id)).not.toContain('contacts');
  expect(SHORTCUTS.length).toBeLessThanOrEqual(8);
});
