// Paints the chosen theme and text size on the document. "System" follows the device while the app runs.
import type { Preferences } from './bindings/Preferences';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
/** A screen as tall as a person's arm: a kiosk, read standing and touched with a whole finger. */
const kiosk = window.matchMedia('(min-width: 1000px) and (min-height: 1600px)');
const contrast = window.matchMedia('(prefers-contrast: more)');

let theme: Preferences['theme'] = 'system';
let size: number = 100;

export function useAppearance(preferences: Pick<Preferences, 'theme' | 'text_size'>): void {
  theme = preferences.theme;
  size = preferences.text_size;
  paint();
}

function paint(): void {
  document.documentElement.style.fontSize = `${kiosk.matches ? size * 1.5 : size}%`;
  document.documentElement.dataset.theme = theme === 'system' ? systemTheme() : theme;
}

function systemTheme(): 'light' | 'dark' | 'contrast' {
  if (contrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

dark.addEventListener('change', paint);
contrast.addEventListener('change', paint);
kiosk.addEventListener('change', paint);
