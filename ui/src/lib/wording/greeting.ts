import { hourInJakarta } from '../format/dates';
import { m } from '../paraglide/messages';

export function greeting(now: Date): string {
  const hour = hourInJakarta(now);
  if (hour >= 4 && hour < 11) return m.greeting_morning();
  if (hour >= 11 && hour < 15) return m.greeting_noon();
  if (hour >= 15 && hour < 18) return m.greeting_afternoon();
  return m.greeting_evening();
}
