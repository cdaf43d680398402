// The timeline by month, and what a person types as the service looks for it.
import type { Activity } from '../../lib/bindings/Activity';
import type { Month } from '../../lib/bindings/Month';
import { monthNumber } from '../../lib/format/dates';

export type ActivityMonth = { month: Month; entries: Activity[] };

/** The entries by the month they happened in, in the order they came. */
export function byMonth(entries: Activity[]): ActivityMonth[] {
  const months: ActivityMonth[] = [];
  for (const entry of entries) {
    const month = entry.on.slice(0, 7);
    const last = months[months.length - 1];
    if (last?.month === month) last.entries.push(entry);
    else months.push({ month, entries: [entry] });
  }
  return months;
}

/**
 * A month as people write it (`September 2026`, `Sept 2026`) becomes `2026-09`, a card number as printed its
 * bare digits; anything else stays as typed. Nothing typed is null.
 */
export function searchText(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const [, name = '', year] = /^(\p{L}{3,})\.?\s+(\d{4})$/u.exec(text) ?? [];
  const month = monthNumber(name);
  if (year && month) return `${year}-${String(month).padStart(2, '0')}`;
  if (/^[\d\s]+$/.test(text)) return text.replace(/\s/g, '');
  return text;
}
