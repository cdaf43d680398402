// Paints the chosen theme and text size on the document. "System" follows the device while the app runs.
import type { Preferences } from './bindings/Preferences';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');

let theme: Preferences['theme'] = 'system';

export function useAppearance(preferences: Pick<Preferences, 'theme' | 'text_size'>): void {
  theme = preferences.theme;
  document.documentElement.style.fontSize = `${preferences.text_size}%`;
  paint();
}

function paint(): void {
  document.documentElement.dataset.theme = theme === 'system' ? systemTheme() : theme;
}

function systemTheme(): 'light' | 'dark' | 'contrast' {
  if (contrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

dark.addEventListener('change', paint);
contrast.addEventListener('change', paint);
