import type { Trouble } from '../bindings/Trouble';
import { m } from '../paraglide/messages';

const SHORT: Record<Trouble, () => string> = {
  offline: m.trouble_offline_short,
  slow: m.trouble_slow_short,
  unavailable: m.trouble_unavailable_short,
  resting: m.trouble_resting_short,
  garbled: m.trouble_garbled_short,
};

const FULL: Record<Trouble, () => string> = {
  offline: m.trouble_offline,
  slow: m.trouble_slow,
  unavailable: m.trouble_unavailable,
  resting: m.trouble_resting,
  garbled: m.trouble_garbled,
};

/** Why nothing newer could be had, in two or three words. */
export function troubleInShort(trouble: Trouble): string {
  return SHORT[trouble]();
}

/** The same as a sentence that also says what still works. */
export function troubleInFull(trouble: Trouble): string {
  return FULL[trouble]();
}
