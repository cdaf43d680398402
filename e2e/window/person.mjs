// People of the sandbox, signing in by hand.
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../words.mjs';

const SITI = { email: 'siti@jmo.example', password: 'Kawung-2026', name: 'Siti Rahmawati' };

/** Who never updated her data. */
export const RINA = { email: 'rina@jmo.example', password: 'Kawung-2026', name: 'Rina Marlina' };

/** Everything that is Siti's and nobody else's business, as it could stand in a file. */
export async function secretsOf(window) {
  const ask = (command, args) =>
    window.run('return window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])', command, args);
  const { content: card } = await ask('show_card', { refresh: false, numbers: true });
  const { content: balance } = await ask('show_balance', { refresh: false });
  const amount = String(balance.total);
  const grouped = amount.replace(/\B(?=(\d{3})+$)/g, '.');
  return [SITI.name, SITI.email, SITI.password, card.nik, ...card.cards.map((one) => one.kpj), amount, grouped];
}

export async function signIn(window, service, person = SITI) {
  const before = await codes(service, person);
  await window.type(say('login'), person.email);
  await window.type(say('password'), person.password);
  await window.click(say('sign_in'));
  await window.says(say('code_title'));
  await window.type(say('code_label'), await newCode(service, person, before));
  await window.says(person.name);
}

async function codes(service, { email }) {
  const messages = await (await fetch(`${service}/sandbox/messages?to=${email}`)).json();
  return messages.map((message) => message.code);
}

async function newCode(service, person, before) {
  for (let tries = 0; tries < 100; tries += 1) {
    const now = await codes(service, person);
    if (now.length > before.length) return now[0];
    await sleep(100);
  }
  throw new Error('no code came');
}
