// @ts-check
// Both languages say everything, and nothing is translated that nobody reads.
import { readFileSync } from 'node:fs';
import { sources } from './sources.mjs';

const BASE = 'id';
const OTHER = 'en';

/** @param {string} language @returns {Record<string, unknown>} */
const read = (language) => JSON.parse(readFileSync(`messages/${language}.json`, 'utf8'));
const base = read(BASE);
const other = read(OTHER);

const used = new Set(
  [...sources('.svelte'), ...sources('.ts')].flatMap(({ text }) =>
    [...text.matchAll(/\bm\.(\w+)/g)].map((match) => match[1]),
  ),
);

/** The names in braces, which must be the same in every language. @param {unknown} message */
const inputs = (message) =>
  [...new Set(JSON.stringify(message).match(/\{(\w+)\}/g) ?? [])].sort().join(' ');

const problems = [
  ...Object.keys(base).filter((key) => !(key in other)).map((key) => `${key}: missing in ${OTHER}`),
  ...Object.keys(other).filter((key) => !(key in base)).map((key) => `${key}: missing in ${BASE}`),
  ...Object.keys(base).filter((key) => !used.has(key)).map((key) => `${key}: used nowhere`),
  ...Object.keys(base)
    .filter((key) => key in other && inputs(base[key]) !== inputs(other[key]))
    .map((key) => `${key}: not the same inputs in both languages`),
];

for (const problem of problems) console.error(problem);
console.log(`messages: ${Object.keys(base).length} in two languages, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
