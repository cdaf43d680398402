// Reads the codes out of the rules' own sources: a code without words fails here, not on somebody's phone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PAYSLIP, SIMULATION_GROUPS } from '../simulation/catalogue';
import { factTitle, isFactNamed, isFigureNamed } from './benefits';
import { isQuotable, lawText } from './law';
import { isNamed, nameOf, stepName, wordOf } from './simulation';

const RULES = '../crates/rules/src';
const ASKS = [...SIMULATION_GROUPS.flatMap(({ simulations }) => simulations.flatMap(({ asks }) => asks)), PAYSLIP];

/** Words that several formulas share, and what they are taken from. */
const SHARED = [
  'explain/formulas/payments.rs',
  'explain/formulas/words.rs',
  'benefit/jkk/care.rs',
  'benefit/jkk/disability.rs',
  'benefit/jkp.rs',
  'benefit/scholarship.rs',
  'payslip.rs',
];

/** The source without attributes and without its tests. */
function read(path: string): string {
  const [source = ''] = readFileSync(join(RULES, path), 'utf8').split('#[cfg(test)]');
  return source.replace(/#\[[^\]]*\]/g, '');
}

/** Every text in a source that looks like a code: `"jht_worker"`. */
function codes(path: string): string[] {
  return [...new Set([...read(path).matchAll(/"([a-z][a-z0-9_]*)"/g)].map(([, code = '']) => code))];
}

function sources(folder: string): string[] {
  return readdirSync(join(RULES, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith('.rs') ? [path] : [];
  });
}

test.each(ASKS.map(({ formula }) => formula))('every code of %s has words', (formula) => {
  const found = codes(`explain/formulas/${formula.replaceAll('-', '_')}.rs`).filter((code) => code !== formula);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((code) => !isNamed(formula, code))).toEqual([]);
});

test.each(ASKS)('the form of $formula asks for fields there are', ({ formula, front, either = [], when = {} }) => {
  const own = codes(`explain/formulas/${formula.replaceAll('-', '_')}.rs`);
  const fields = [...front, ...either.flatMap(({ fields }) => fields), ...Object.keys(when)];
  expect(fields.filter((field) => !own.includes(field))).toEqual([]);
});

test.each(SHARED)('every code of %s has words', (path) => {
  expect(codes(path).filter((code) => !isNamed('', code))).toEqual([]);
});

test('every fact of a programme has words', () => {
  const found = sources('programme_facts').flatMap(codes);
  expect(found.length).toBeGreaterThan(50);
  expect(found.filter((code) => !isFactNamed(code) && !isFigureNamed(code))).toEqual([]);
});

test('every law is quoted by its name, or has words of its own', () => {
  const laws = sources('.').flatMap((path) => [...read(path).matchAll(/Source::(?:high|medium|low)\(\s*"([^"]+)"/g)].map(([, law = '']) => law));
  expect(laws.length).toBeGreaterThan(10);
  // What only the command line says.
  const unshown = ['five published numbers'];
  expect([...new Set(laws)].filter((law) => !isQuotable(law) && !unshown.includes(law))).toEqual([]);
});

test('what a newer core says is met with neutral words', () => {
  expect([nameOf('jht-tax', 'xyzzy'), stepName('jht-tax', 'xyzzy'), wordOf('jht-tax', 'xyzzy')]).toEqual([
    'Keterangan lain', 'Langkah lain', 'Lainnya',
  ]);
  const source = { law: 'PP 46/2015', article: 'Art. 16', confidence: 'high' } as const;
  expect(factTitle({ code: 'xyzzy', figures: [], source })).toBe('Ketentuan lain');
  expect(lawText(source)).toBe('PP 46/2015 Pasal 16');
});
