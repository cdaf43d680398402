// What can be said of typed PINs before Rust is asked: are they whole, and are the two the same.
import { m } from '../../lib/paraglide/messages';

const LENGTH = 6;

export type Typed = { current: string; pin: string; again: string };

export const LABELS: Record<keyof Typed, () => string> = {
  current: m.pin_current,
  pin: m.pin_new,
  again: m.pin_again,
};

export function typedWrong(typed: Typed, asked: (keyof Typed)[]): { field: keyof Typed; message: string }[] {
  const short = asked
    .filter((field) => typed[field].length < LENGTH)
    .map((field) => ({ field, message: shortness(LABELS[field](), typed[field].length) }));
  if (short.length > 0 || !asked.includes('again') || typed.pin === typed.again) return short;
  return [{ field: 'again', message: m.pin_different() }];
}

function shortness(field: string, count: number): string {
  return count === 0 ? m.field_required({ field }) : m.pin_short({ field, count });
}
