import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

/** The colours of a theme by token. */
function theme(name: string): Record<string, string> {
  const block = css.match(new RegExp(`\\[data-theme='${name}'\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, token, hex]) => [token, hex]));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Every text colour with every ground it is written on. */
const TEXT: [string, string[]][] = [
  ['ink', ['paper', 'surface', 'act-soft', 'need-soft', 'stop-soft', 'ok-soft']],
  ['ink-2', ['paper', 'surface', 'act-soft', 'need-soft', 'stop-soft', 'ok-soft']],
  ['ink-3', ['paper', 'surface']],
  ['act', ['paper', 'surface', 'act-soft']],
  ['on-act', ['act']],
  ['need', ['paper', 'surface', 'need-soft']],
  ['stop', ['paper', 'surface', 'stop-soft']],
  ['on-stop', ['stop']],
  ['ok', ['paper', 'surface', 'ok-soft']],
  ['on-card', ['card-from', 'card-to']],
  ['on-card-2', ['card-from', 'card-to']],
];

/** Edges and pictures that carry meaning (WCAG 1.4.11). */
const SHAPES: [string, string[]][] = [
  ['edge', ['paper', 'surface']],
  ['chart-paid', ['surface']],
  ['chart-employer', ['surface']],
  ['chart-grown', ['surface']],
  ['chart-third', ['surface']],
  ['gold', ['card-from', 'card-to']],
];

describe.each([
  ['light', 4.5],
  ['dark', 4.5],
  ['contrast', 7],
])('%s', (name, least) => {
  const colours = theme(name);

  test.each(TEXT.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground])))(
    `%s on %s is at least ${least}:1`,
    (text, ground) => {
      expect(contrast(colours[text!]!, colours[ground!]!)).toBeGreaterThanOrEqual(least);
    },
  );

  test.each(SHAPES.flatMap(([shape, grounds]) => grounds.map((ground) => [shape, ground])))(
    '%s on %s is at least 3:1',
    (shape, ground) => {
      expect(contrast(colours[shape!]!, colours[ground!]!)).toBeGreaterThanOrEqual(3);
    },
  );
});
