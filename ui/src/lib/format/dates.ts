// Dates as people in Indonesia write them. Legal days and the clock of every answer are WIB, which has had no
// summer time since 1963: a fixed offset is exact. The names of twelve months stand here because asking the web
// view for them (Intl) costs more than the rest of the first screen's words together.
import { getLocale } from '../paraglide/runtime';

const MONTHS = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const WIB_HOURS = 7;

/** `21 November 2026`, from a date (`2026-11-21`) or an instant. */
export function longDate(value: string): string {
  const { day, month, year } = inJakarta(value);
  return `${day} ${monthName(month)} ${year}`;
}

/** `21 Nov 2026` where room is scarce. */
export function shortDate(value: string): string {
  const { day, month, year } = inJakarta(value);
  return `${day} ${monthName(month).slice(0, 3)} ${year}`;
}

/** `Oktober 2026`, from a month (`2026-10`). */
export function monthAndYear(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${monthName(Number(number))} ${year}`;
}

/** 1–12, from the name of a month in either language or at least its first three letters; null for any other word. */
export function monthNumber(name: string): number | null {
  const wanted = name.toLowerCase();
  if (wanted.length < 3) return null;
  for (const names of Object.values(MONTHS)) {
    const at = names.findIndex((month) => month.toLowerCase().startsWith(wanted));
    if (at >= 0) return at + 1;
  }
  return null;
}

/** `21 Nov 2026, 09.40 WIB`. */
export function dateAndTime(instant: string): string {
  return `${shortDate(instant)}, ${time(instant)}`;
}

/** `09.40 WIB`. */
export function time(instant: string): string {
  const { hour, minute } = inJakarta(instant);
  return `${twoDigits(hour)}${separator()}${twoDigits(minute)} WIB`;
}

/** The hour in Jakarta, 0–23: a greeting follows the participant's day, not the phone's setting. */
export function hourInJakarta(now: Date): number {
  return (now.getUTCHours() + 7) % 24;
}

/** The 15th of the month after: the last day on which an employer pays for `month`. */
export function employerDueDate(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 15)).toISOString().slice(0, 10);
}

/** `0.45`, minutes and seconds of a countdown. */
export function countdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}${separator()}${twoDigits(seconds % 60)}`;
}

/** The calendar and the clock in Jakarta; a date without a clock is that date. */
function inJakarta(value: string) {
  const at = new Date(value.length === 10 ? `${value}T00:00:00Z` : value);
  if (value.length > 10) at.setUTCHours(at.getUTCHours() + WIB_HOURS);
  return {
    day: at.getUTCDate(),
    month: at.getUTCMonth() + 1,
    year: at.getUTCFullYear(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
  };
}

function monthName(month: number): string {
  return MONTHS[getLocale()][month - 1] ?? '';
}

function separator(): string {
  return getLocale() === 'en' ? ':' : '.';
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
