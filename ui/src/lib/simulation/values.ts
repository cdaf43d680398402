// A figure with its unit, as it is read on screen.
import type { Value } from '../bindings/Value';
import { longDate, monthAndYear, shortDate } from '../format/dates';
import { rupiah } from '../format/rupiah';
import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import { preferences } from '../preferences.svelte';
import { wordOf } from '../wording/simulation';

const AMOUNT = /−?Rp[\d.]*\d/g;
const DAY = /\b\d{4}-\d{2}-\d{2}\b/g;
const LESSER = /\bmin\((.+?); (.+?)\)/g;
const GREATER = /\bmax\((.+?); (.+?)\)/g;
const MONTH = /\b\d{4}-\d{2}\b(?!-)/g;

/** `3,7 %`, from parts per 100,000. */
export function percent(rate: number): string {
  const written = String(rate / 1000);
  return `${getLocale() === 'en' ? written : written.replace('.', ',')} %`;
}

/** A value in words; amounts hide with all the others unless `open`. */
export function valueText(formula: string, value: Value, open = false): string {
  switch (value.kind) {
    case 'rupiah':
      return preferences.current.amounts_hidden && !open ? m.amount_dots() : rupiah(value.value);
    case 'rate':
      return percent(value.value);
    case 'date':
      return longDate(value.value);
    case 'month':
      return monthAndYear(value.value);
    case 'months':
      return m.sim_months({ count: value.value });
    case 'count':
      return String(value.value);
    case 'flag':
      return value.value ? m.sim_yes() : m.sim_no();
    case 'code':
      return wordOf(formula, value.value);
    default:
      return value.value;
  }
}

/** A calculation or a limit as Rust wrote it: days in words, decimals of the language; amounts hide unless `open`. */
export function figuresText(figures: string, open = false): string {
  const text = figures
    .replace(DAY, (day) => shortDate(day))
    .replace(MONTH, (month) => monthAndYear(month))
    .replace(LESSER, (_, one: string, other: string) => m.sim_lesser({ one, other }))
    .replace(GREATER, (_, one: string, other: string) => m.sim_greater({ one, other }));
  const spoken = getLocale() === 'en' ? text.replace(/(\d),(\d)/g, '$1.$2') : text;
  return preferences.current.amounts_hidden && !open ? spoken.replace(AMOUNT, m.amount_dots()) : spoken;
}

/** The calculation of a step; one about a child begins with which. */
export function stepFigures(formula: string, figures: string): string {
  const text = figuresText(figures);
  return formula === 'scholarship' ? text.replace(/^\d+(?=:|$)/, (child) => m.sim_child({ child })) : text;
}
