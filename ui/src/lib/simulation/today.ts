/** The day in Jakarta, `2026-11-21`: where a form begins. Legal days are Jakarta's. */
export function today(now = new Date()): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
