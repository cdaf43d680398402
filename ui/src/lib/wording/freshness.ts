import type { Trouble } from '../bindings/Trouble';
import type { View } from '../bindings/View';
import { dateAndTime } from '../format/dates';
import { m } from '../paraglide/messages';

/** As of when, and why it is not newer. */
export function freshness(asOf: string, source: View<unknown>['source'], trouble: Trouble | null): string {
  const time = dateAndTime(asOf);
  if (trouble) return m.saved_because({ time, why: WHY[trouble]() });
  return source === 'saved' ? m.saved_at({ time }) : time;
}

const WHY: Record<Trouble, () => string> = {
  offline: m.trouble_offline_short,
  slow: m.trouble_slow_short,
  unavailable: m.trouble_unavailable_short,
  garbled: m.trouble_garbled_short,
};
