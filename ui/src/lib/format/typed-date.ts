/** Day, month and year as typed, as `YYYY-MM-DD`; empty when nothing was typed. Whether there is such a day Rust says. */
export function isoDate(day: string, month: string, year: string): string {
  const typed = [year, month, day].map((part) => part.trim());
  if (typed.every((part) => part === '')) return '';
  const [y = '', m = '', d = ''] = typed;
  return `${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** Whether there is such a day in the calendar: Rust reads a date as one, or not at all. */
export function isDate(iso: string): boolean {
  const day = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}
