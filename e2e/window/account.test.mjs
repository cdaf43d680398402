// An account made in the real window, locked with a PIN, and found locked after a crash.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { say } from '../words.mjs';
import { Machine } from './machine.mjs';

const EMAIL = 'wati@jmo.example';
const PASSWORD = 'payung biru sembilan';
const PIN = '271828';

let machine;

before(async () => {
  machine = await Machine.make();
  await machine.startKeystore();
  await machine.startService();
});

after(() => machine.end());

async function ask(path) {
  return (await fetch(machine.service + path)).json();
}

async function codeTo(address) {
  for (let tries = 0; tries < 100; tries += 1) {
    const [newest] = await ask(`/sandbox/messages?to=${encodeURIComponent(address)}`);
    if (newest?.code) return newest.code;
    await sleep(100);
  }
  throw new Error('no code came');
}

/** Goes on once the screen with this title is there. */
async function on(window, title, then = say('go_on')) {
  await window.says(title);
  await window.click(then);
}

test('somebody joins, locks the app, and finds it locked after a crash', async () => {
  const wati = (await ask('/sandbox/newcomers')).find(({ name }) => name === 'Wati Susanti');
  const [year, month, day] = wati.born_on.split('-');
  let window = await machine.open();
  await window.click(say('join'));
  await on(window, say('join_nationality_legend'));
  await on(window, say('join_registered'));
  await on(window, say('join_segment'));
  await window.type(say('email'), EMAIL);
  await window.click(say('send_code'));
  await window.says(say('code_title'));
  await window.type(say('code_label'), await codeTo(EMAIL));
  await on(window, say('join_second_contact'), say('join_skip_contact'));
  await window.says(say('join_identity'));
  await window.type(say('nik'), wati.identity);
  await window.type(say('kpj'), wati.kpj);
  await window.type(say('full_name'), wati.name);
  await window.type(say('date_day'), day);
  await window.type(say('date_month'), month);
  await window.type(say('date_year'), year);
  await window.click(say('join_check'));
  await on(window, say('verdict_ok'));
  await window.type(say('new_password'), PASSWORD);
  await window.type(say('repeat_password'), PASSWORD);
  await on(window, say('join_password'));
  await window.says(say('join_consent'));
  await window.run('document.getElementById("agreed").click()');
  await window.click(say('join_make'));
  await window.says(wati.name);
  await window.says(say('joined'));

  await window.goTo('#/profil');
  await window.click(say('lock_set'));
  await window.type(say('pin_new'), PIN);
  await window.type(say('pin_again'), PIN);
  await window.run(`[...document.querySelectorAll('[role=dialog] button')].find((one) => one.innerText.trim() === arguments[0]).click()`, say('lock_set'));
  await window.says(say('lock_was_set'));
  window.kill();

  window = await machine.open();
  await window.says(say('locked'));
  assert.ok(!(await window.text()).includes('Wati'), 'nothing of her is painted');
  await window.type(say('pin'), PIN);
  await window.says(wati.name);
  await window.close();
});
