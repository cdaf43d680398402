// @ts-check
// No component says anything that is not a message: finds letters in its text and in attributes people meet.
import { parse } from 'svelte/compiler';
import { sources } from './sources.mjs';

const SPOKEN = new Set([
  'alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext',
  'error', 'hint', 'label', 'legend', 'placeholder', 'text', 'title',
]);
const LETTER = /\p{L}/u;

/** @typedef {{ type?: string, [key: string]: unknown }} Node */

/** @param {string} path @param {string} text */
function literals(path, text) {
  /** @type {string[]} */
  const found = [];
  /** @param {Node} node */
  const report = (node) => {
    const line = text.slice(0, Number(node.start)).split('\n').length;
    found.push(`${path}:${line}: ${String(node.data ?? node.value).trim()}`);
  };

  /** @param {unknown} value */
  const walk = (value) => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const node = /** @type {Node} */ (value);
    if (node.type === 'Attribute') {
      if (SPOKEN.has(String(node.name))) spoken(node.value);
      return;
    }
    if (node.type === 'Text' && LETTER.test(String(node.data))) report(node);
    if (node.type === 'ExpressionTag') spoken(node.expression);
    Object.values(node).forEach(walk);
  };

  // What an expression can turn into on screen: literals in it, but not the arguments of a call.
  /** @param {unknown} value */
  const spoken = (value) => {
    if (Array.isArray(value)) return value.forEach(spoken);
    if (typeof value !== 'object' || value === null) return;
    const node = /** @type {Node} */ (value);
    if (node.type === 'Text' && LETTER.test(String(node.data))) report(node);
    if (node.type === 'Literal' && typeof node.value === 'string' && LETTER.test(node.value)) report(node);
    if (node.type === 'ExpressionTag') spoken(node.expression);
    if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(spoken);
    if (node.type === 'LogicalExpression') [node.left, node.right].forEach(spoken);
    if (node.type === 'TemplateLiteral') {
      for (const part of /** @type {{ value: { raw: string } }[]} */ (node.quasis)) {
        if (LETTER.test(part.value.raw)) found.push(`${path}: ${part.value.raw}`);
      }
    }
  };

  walk(parse(text, { modern: true }).fragment);
  return found;
}

const files = sources('.svelte');
const found = files.flatMap(({ path, text }) => literals(path, text));
for (const literal of found) console.error(`untranslated text: ${literal}`);
console.log(`literals: ${files.length} components, ${found.length} untranslated`);
process.exit(found.length === 0 ? 0 : 1);
