import type { Text } from '../bindings/Text';
import { getLocale } from '../paraglide/runtime';

/** A sentence of the service's own, in the language on screen. */
export function sentence(text: Text | null): string | null {
  return text && text[getLocale()];
}
