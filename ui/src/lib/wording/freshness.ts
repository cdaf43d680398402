import type { Source } from '../bindings/Source';
import type { Trouble } from '../bindings/Trouble';
import { dateAndTime } from '../format/dates';
import { m } from '../paraglide/messages';
import { troubleInShort } from './trouble';

/** As of when, and why it is not newer. */
export function freshness(asOf: string, source: Source, trouble: Trouble | null): string {
  const time = dateAndTime(asOf);
  if (trouble) return m.saved_because({ time, why: troubleInShort(trouble) });
  return source === 'saved' ? m.saved_at({ time }) : time;
}
