// What can be said of typed PINs before Rust is asked: are they whole, and are the two the same.
import { m } from '../../lib/paraglide/messages';

const LENGTH = 6;

export type Typed = { current: string; pin: string; again: string };

export function typedWrong(typed: Typed, asked: (keyof Typed)[]): { field: keyof Typed; message: string }[] {
  const short = asked
    .filter((field) => typed[field].length < LENGTH)
    .map((field) => ({ field, message: m.pin_short({ count: typed[field].length }) }));
  if (short.length > 0 || !asked.includes('again') || typed.pin === typed.again) return short;
  return [{ field: 'again', message: m.pin_different() }];
}
