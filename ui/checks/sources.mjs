// @ts-check
// Every source file of the page that people write: not the generated ones, not the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GENERATED = ['paraglide', 'bindings'];

/** @param {string} ending @returns {{ path: string, text: string }[]} */
export function sources(ending, folder = 'src') {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return GENERATED.includes(entry.name) ? [] : sources(ending, path);
    if (!entry.name.endsWith(ending) || entry.name.endsWith('.test.ts')) return [];
    return [{ path, text: readFileSync(path, 'utf8') }];
  });
}
