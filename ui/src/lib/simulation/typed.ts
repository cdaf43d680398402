// What is typed into a formula's form, and what Rust is given of it. All of it is text, so that nothing typed is
// ever lost; whether it makes sense, Rust says.
import type { Field } from '../bindings/Field';
import type { SimulationInputs } from '../bindings/SimulationInputs';
import { digitsOf } from '../format/digits';
import { isoDate } from '../format/typed-date';
import { getLocale } from '../paraglide/runtime';

export type Typed = { [field: string]: string | Typed[] };

/** A form that begins with what is known; the rest as the formula assumes it. */
export function typedOf(fields: Field[], known: SimulationInputs): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, begin(field, known[field.name])]));
}

function begin({ kind, default: assumed }: Field, known: unknown): string | Typed[] {
  if (kind.kind === 'list') {
    return Array.isArray(known) ? known.map((row) => typedOf(kind.of, row as SimulationInputs)) : [];
  }
  if (known === undefined || known === null) {
    if (!assumed) return '';
    return assumed.kind === 'rate' ? decimal(String(assumed.value / 1000)) : String(assumed.value);
  }
  return kind.kind === 'rate' ? decimal(String(known)) : String(known);
}

/** What Rust is given: fields that are empty are left out, and so are those that are not asked for. */
export function inputsOf(fields: Field[], typed: Typed, asked = (_: Field): boolean => true): SimulationInputs {
  const given = fields.filter(asked).map((field) => [field.name, read(field, typed[field.name])] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function read({ kind }: Field, typed: string | Typed[] | undefined): unknown {
  if (kind.kind === 'list') {
    const rows = Array.isArray(typed) ? typed : [];
    return rows.length > 0 ? rows.map((row) => inputsOf(kind.of, row)) : undefined;
  }
  const text = typeof typed === 'string' ? typed.trim() : '';
  switch (kind.kind) {
    case 'rupiah': {
      const digits = digitsOf(text);
      return digits === '' ? undefined : Number(digits);
    }
    case 'rate':
      return text === '' ? undefined : text.replace(',', '.');
    case 'count':
      if (text === '') return undefined;
      return /^\d{1,9}$/.test(text) ? Number(text) : text;
    case 'flag':
      return text === '' ? undefined : text === 'true';
    case 'date': {
      const { day, month, year } = dateParts(text);
      return isoDate(day, month, year) || undefined;
    }
    case 'month': {
      const { month, year } = dateParts(text);
      return month || year ? isoDate('01', month, year).slice(0, 7) : undefined;
    }
    default:
      return text === '' ? undefined : text;
  }
}

export type DateParts = { day: string; month: string; year: string };

/** A date or a month while it is typed: `year-month-day`, each as far as it goes. */
export function dateParts(typed: string): DateParts {
  const [year = '', month = '', day = ''] = typed.split('-');
  return { year, month, day };
}

export function joinDate({ day, month, year }: DateParts): string {
  return day || month || year ? `${year}-${month}-${day}` : '';
}

/** A number with the decimal sign of the language on screen. */
function decimal(number: string): string {
  return getLocale() === 'en' ? number : number.replace('.', ',');
}
