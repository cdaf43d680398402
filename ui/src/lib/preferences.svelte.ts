// What the person chose: applied at once, then kept by Rust.
import { useAppearance } from './appearance';
import type { Preferences } from './bindings/Preferences';
import { call } from './host';
import { useLanguage } from './language.svelte';

let kept = $state.raw<Preferences>({
  language: 'system',
  theme: 'system',
  text_size: 100,
  amounts_hidden: false,
  last_place: 'home',
});

export const preferences = {
  get current(): Preferences {
    return kept;
  },
};

export function adopt(answer: Preferences): void {
  kept = answer;
  useLanguage(answer.language);
  useAppearance(answer);
}

/** A choice holds for this run even when it cannot be saved: nothing to tell the person, nothing to undo. */
export async function choose(change: Partial<Preferences>): Promise<void> {
  adopt({ ...kept, ...change });
  try {
    await call('set_preferences', { preferences: kept });
  } catch {
    // Deliberate: see above.
  }
}
