// Reads what can be chosen and what the service says out of Rust's own sources: a word without words fails here.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DataUpdateField } from '../bindings/DataUpdateField';
import { answered } from './answered';
import { choiceWord, fieldLabel, fieldName, isChoiceNamed, stageAt, stagePart } from './data-update';
import { holderWords, registryWord, reviewReason, stateChip } from './update-outcome';

const RULES = readFileSync('../crates/rules/src/data_update/choices.rs', 'utf8');

/** The choices of one enum, as they are written: `Single = "single"`. */
function choices(name: string): string[] {
  const [, body = ''] = new RegExp(`^    ${name} \\{(.*?)^    \\}`, 'ms').exec(RULES) ?? [];
  return [...body.matchAll(/= "([a-z_]+)"/g)].map(([, word = '']) => word);
}

const CHOSEN: [DataUpdateField, string[]][] = [
  ['sex', ['male', 'female']],
  ['marital_status', choices('MaritalStatus')],
  ['education', choices('Education')],
  ['emergency_relation', choices('Relation')],
];

test.each(CHOSEN)('every choice of %s has words', (field, words) => {
  expect(words.length).toBeGreaterThan(1);
  expect(words.filter((word) => !isChoiceNamed(field, word))).toEqual([]);
});

test('a stage is found again at its address, also when it was opened for a change', () => {
  expect(stageAt(stagePart('population'))).toEqual({ stage: 'population', change: false });
  expect(stageAt(stagePart('contact', true))).toEqual({ stage: 'contact', change: true });
  expect([stageAt(''), stageAt('ubah-'), stageAt('riwayat')]).toEqual([null, null, null]);
});

test('what may be left empty says so', () => {
  expect(fieldLabel({ id: 'npwp', optional: true })).toBe('NPWP (Nomor Pokok Wajib Pajak), boleh kosong');
  expect(fieldLabel({ id: 'bank', optional: false })).toBe('Bank');
});

test('what a newer core asks or says is met with neutral words', () => {
  expect([fieldName('blood_group' as never), choiceWord('education', 'postdoc')]).toEqual(['Data lain', 'Data lain']);
  expect(stateChip('paused' as never).label).toBe('Belum diketahui');
  expect(reviewReason('weather' as never)).toBe('Ada yang perlu dilihat petugas.');
  expect(holderWords('asleep' as never).title()).toBe('Bank belum bisa ditanya');
  expect(registryWord({ field: 'religion', verdict: 'perhaps' as never })).toEqual({ text: 'Data lain belum diperiksa', sign: 'plain' });
});

const LOOKED = { banks: [{ code: '014', name: 'BCA', digits: [10] }], place: null, open: false };

test('secrets are hidden until asked, everything else is read by its name', () => {
  expect(answered({ id: 'mother_name', kind: 'name' }, 'Sulastri', LOOKED)).toBe('Disembunyikan');
  expect(answered({ id: 'mother_name', kind: 'name' }, 'Sulastri', { ...LOOKED, open: true })).toBe('Sulastri');
  expect(answered({ id: 'account_number', kind: 'account_number' }, '1234567890', LOOKED)).toBe('•••• 7890');
  expect(answered({ id: 'bank', kind: 'bank' }, '014', LOOKED)).toBe('BCA');
  expect(answered({ id: 'education', kind: 'choice' }, 'bachelor', LOOKED)).toBe('S1 (Sarjana)');
});

test('regions are read by their names, and by their codes only where no name is known', () => {
  const place = { village: 'Lebak Bulus', district: 'Cilandak', regency: 'Jakarta Selatan', province: 'DKI Jakarta', postal_code: '12440' };
  const regency = { id: 'regency', kind: 'region' } as const;
  expect(answered(regency, '3174', { ...LOOKED, place })).toBe('Jakarta Selatan');
  expect(answered(regency, '3174', LOOKED)).toBe('3174');
});
