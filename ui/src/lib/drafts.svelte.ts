// What a person typed, kept while the app runs: an expiry, a call coming in or a detour loses no letter.
import { SvelteMap } from 'svelte/reactivity';

const typed = new SvelteMap<string, string>();

export type Draft = { text: string };

/** A draft by name, to bind an input to: `bind:value={draft.text}`. */
export function draft(name: string): Draft {
  return {
    get text() {
      return typed.get(name) ?? '';
    },
    set text(value: string) {
      typed.set(name, value);
    },
  };
}

export function discardDrafts(): void {
  typed.clear();
}
