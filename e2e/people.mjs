// The invented people of the sandbox and the messages they get.
import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX } from './surroundings.mjs';

let known;

export async function people() {
  known ??= await (await fetch(new URL('/sandbox/people', SANDBOX))).json();
  return known;
}

/** The person whose life is this story, as UX.md tells them. */
export async function personOf(story) {
  const person = (await people()).find((candidate) => candidate.story === story);
  if (!person) throw new Error(`the sandbox has nobody with the story «${story}»`);
  return person;
}

/** Somebody who has no account, by name. */
export async function newcomer(name) {
  const all = await (await fetch(new URL('/sandbox/newcomers', SANDBOX))).json();
  const found = all.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`the sandbox has no newcomer «${name}»`);
  return found;
}

/** Messages to this person, newest first. */
export async function messages(person) {
  const boxes = await Promise.all(
    [person.email, person.phone].filter(Boolean).map(async (to) => {
      const url = new URL('/sandbox/messages', SANDBOX);
      url.searchParams.set('to', to);
      return (await fetch(url)).json();
    }),
  );
  return boxes.flat().sort((a, b) => b.sent_at.localeCompare(a.sent_at));
}

/** The newest message that is not one of `before` and is wanted; messages take a moment to be sent. */
export async function messageAfter(person, before, wanted = () => true) {
  const seen = new Set(before.map(({ sent_at, text }) => `${sent_at} ${text}`));
  for (let tries = 0; tries < 100; tries += 1) {
    const fresh = (await messages(person)).filter(({ sent_at, text }) => !seen.has(`${sent_at} ${text}`));
    const found = fresh.find(wanted);
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`no message came for ${person.email}`);
}

/** The newest code that is not one of `before`. */
export async function codeAfter(person, before) {
  return (await messageAfter(person, before, ({ code }) => code)).code;
}

let strangers = 0;

/** An address nobody has; another one each time, for the service slows down who guesses at one. */
export function nobody() {
  strangers += 1;
  return `tidak.ada.${process.pid}.${strangers}@contoh.example`;
}
