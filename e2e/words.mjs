// The words of the page, from the same files the page takes them from.
import { readFileSync } from 'node:fs';

const read = (language) =>
  JSON.parse(readFileSync(new URL(`../ui/messages/${language}.json`, import.meta.url), 'utf8'));

export const LANGUAGES = { id: read('id'), en: read('en') };

/** A plain message in Indonesian, the language tests speak unless they say otherwise. */
export const say = (key) => {
  const message = LANGUAGES.id[key];
  if (typeof message !== 'string') throw new Error(`no plain message «${key}»`);
  return message;
};
