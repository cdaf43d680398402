// Dates as people in Indonesia write them. Legal days and the clock of every answer are WIB.
import { getLocale } from '../paraglide/runtime';

const WIB = 'Asia/Jakarta';

/** `21 November 2026`, from a date (`2026-11-21`) or an instant. */
export function longDate(value: string): string {
  return write(value, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `21 Nov 2026` where room is scarce. */
export function shortDate(value: string): string {
  return write(value, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** `Oktober 2026`, from a month (`2026-10`). */
export function monthAndYear(month: string): string {
  return write(`${month}-01`, { month: 'long', year: 'numeric' });
}

/** `21 Nov 2026, 09.40 WIB`. */
export function dateAndTime(instant: string): string {
  return `${shortDate(instant)}, ${time(instant)}`;
}

/** `09.40 WIB`. */
export function time(instant: string): string {
  const clock = write(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${clock} WIB`;
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
  const separator = getLocale() === 'en' ? ':' : '.';
  return `${Math.floor(seconds / 60)}${separator}${String(seconds % 60).padStart(2, '0')}`;
}

// A date without a clock is noon in Jakarta, so that no time zone can move it to the day before.
function write(value: string, options: Intl.DateTimeFormatOptions): string {
  const instant = new Date(value.length === 10 ? `${value}T12:00:00+07:00` : value);
  const language = getLocale() === 'en' ? 'en-GB' : 'id-ID';
  return new Intl.DateTimeFormat(language, { ...options, timeZone: WIB }).format(instant);
}
