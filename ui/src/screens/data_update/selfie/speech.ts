// The device's own voice, where it has one.

const VOICES = { id: 'id-ID', en: 'en-US' };
const SLOW = 0.75;

export function speaks(): boolean {
  return 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window;
}

/** Says a text now; what was being said is not said to its end. */
export function speak(text: string, slow: boolean): void {
  if (!speaks()) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = document.documentElement.lang === 'en' ? VOICES.en : VOICES.id;
  words.rate = slow ? SLOW : 1;
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(words);
}

export function hush(): void {
  if (speaks()) window.speechSynthesis.cancel();
}
