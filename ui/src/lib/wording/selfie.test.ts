// The step says one thing at a time: every word Rust knows has one sentence, and it says what to do.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gestureExplained, gestureWord, selfieFinding, selfieReason, selfieTrouble } from './selfie';

/** The variants of an enum in Rust's own source, as they are written on the wire. */
function variants(path: string, name: string): string[] {
  const [, body = ''] = new RegExp(`pub enum ${name} \\{(.*?)^\\}`, 'ms').exec(readFileSync(path, 'utf8')) ?? [];
  const names = [...body.matchAll(/^ {4}([A-Z]\w+),/gm)].map(([, variant = '']) => variant);
  return names.map((variant) => variant.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase());
}

const WIRE = '../crates/wire/src/data_update/selfie.rs';
const SHOWN = '../crates/core/src/selfie/shown.rs';
const FINDING = '../crates/selfie/src/finding/mod.rs';

const WORDS: [string, string, (word: never) => string][] = [
  ['Gesture', WIRE, gestureWord],
  ['SelfieReason', WIRE, selfieReason],
  ['Gesture', WIRE, gestureExplained],
  ['Finding', FINDING, selfieFinding],
  ['SelfieTrouble', SHOWN, (trouble) => selfieTrouble(trouble).happened],
  ['SelfieTrouble', SHOWN, (trouble) => selfieTrouble(trouble).now],
];

test.each(WORDS)('every %s has words of its own', (name, path, word) => {
  const all = variants(path, name);
  expect(all.length).toBeGreaterThan(4);
  const said = all.map((one) => word(one as never));
  expect(said.every((text) => text.length > 5)).toBe(true);
  expect(new Set(said).size).toBe(said.length);
});

test('what is wrong comes with what to do', () => {
  expect(selfieFinding('dark')).toBe('Terlalu gelap. Hadapkan wajah ke arah cahaya.');
  expect(gestureWord('turn_left')).toBe('Tengok ke kiri Anda');
});

test('a reason of a newer service is met with neutral words', () => {
  expect(selfieReason('hat' as never)).toBe(selfieReason('unknown'));
  expect(gestureWord('nod' as never)).toBe('Ikuti petunjuk di layar');
});
