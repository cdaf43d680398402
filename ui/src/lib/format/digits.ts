// How numbers that people type are grouped on screen.
import { groupThousands } from './rupiah';

export type Grouping = 'rupiah' | 'nik' | 'kpj';

type Rule = { length: number; write: (digits: string) => string };

export const GROUPINGS: Record<Grouping, Rule> = {
  // 15 digits stay exact in a JavaScript number.
  rupiah: { length: 15, write: (digits) => groupThousands(digits.replace(/^0+(?=\d)/, '')) },
  nik: { length: 16, write: (digits) => inGroups(digits, [6, 6, 4]) },
  kpj: { length: 11, write: (digits) => inGroups(digits, [4, 4, 3]) },
};

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Where the caret stands in `text` once `count` digits are to its left. */
export function caretAfter(text: string, count: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (seen === count) return at;
    if (/\d/.test(text.charAt(at))) seen += 1;
  }
  return text.length;
}

function inGroups(digits: string, sizes: number[]): string {
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at < digits.length) groups.push(digits.slice(at, at + size));
    at += size;
  }
  return groups.join(' ');
}
