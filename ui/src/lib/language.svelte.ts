// One reactive language: every message reads it, so switching repaints words and loses nothing typed.
import type { Preferences } from './bindings/Preferences';
import { overwriteGetLocale, type Locale } from './paraglide/runtime';

let current = $state<Locale>('id');

overwriteGetLocale(() => current);

export function useLanguage(choice: Preferences['language']): void {
  current = choice === 'system' ? systemLanguage() : choice;
  document.documentElement.lang = current;
}

// Indonesian unless the device asks for English first: most devices here are set to one of the two.
function systemLanguage(): Locale {
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'id';
}
