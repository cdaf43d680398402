// Pengkinian Data in the real window by somebody who never did it: six stages, a camera, cut off twice, a receipt.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { required } from '../required.mjs';
import { say } from '../words.mjs';
import { Camera } from './camera.mjs';
import { Machine } from './machine.mjs';
import { RINA, signIn } from './person.mjs';

const HOME = { province: 'Jawa Barat', regency: 'Kota Bekasi', district: 'Bekasi Barat', village: 'Bintara' };
const ADDRESS = 'Jalan Bintara Raya 12';

let machine, camera, service;

before(async () => {
  machine = await Machine.make();
  camera = await Camera.make(machine.home);
  await camera.sees(await readFile(required('JMO_CLIP')));
  await machine.startKeystore();
  service = await machine.startService();
});

after(() => machine.end());

const open = () => machine.open({ environment: camera.environment });
const field = (name) => say(`data_field_${name}`);
const optional = (name) => `${field(name)}, boleh kosong`;

/** Through the selfie: the clip makes every gesture, again and again, so also the two that are asked. */
async function selfie(window) {
  await window.says(say('stage_selfie'));
  await window.click(say('selfie_open'));
  await window.says(say('selfie_taken'), 60);
  await window.click(say('stage_next'));
}

test('who never updated her data does, is cut off twice, and ends with a receipt', async () => {
  let window = await open();
  await signIn(window, machine.service, RINA);
  await window.says(say('data_update_card_needed'));
  await window.click(say('data_update_card_open'));
  await window.says(say('data_update_needed'));
  await window.click(say('data_update_begin'));
  await window.says(say('stage_membership'));
  await window.click(say('membership_yes'));
  await selfie(window);

  await window.says(say('stage_contact'));
  await window.choose(field('bank'), 'BCA (014)');
  await window.type(field('account_number'), '7312009006');
  await window.click(say('stage_next'));

  await window.says(say('stage_population'));
  await window.choose(field('sex'), 'Perempuan');
  for (const [region, name] of Object.entries(HOME)) await window.choose(field(region), name);
  await window.type(field('address'), ADDRESS);
  await window.until('what was typed is kept', async () => (await kept(window)).address === ADDRESS);
  // Cut off in the middle of a stage, as by an empty battery.
  window.kill();

  window = await open();
  await window.says(say('data_update'));
  await window.goTo('#/');
  await window.says(say('data_update_card'));
  await window.click(say('data_update_card_open'));
  await window.click(say('data_update_go_on'));
  await window.says(say('stage_population'));
  assert.deepEqual(await typed(window), { address: ADDRESS, village: HOME.village });
  await window.type(field('mother_name'), 'Sri Mulyati');
  await window.choose(field('marital_status'), 'Belum kawin');
  await window.click(say('stage_next'));

  await window.says(say('stage_additional'));
  // Cut off from the service: what is typed stays here.
  await machine.stop(service);
  await window.choose(field('education'), say('education_bachelor'));
  await window.type(field('emergency_name'), 'Ratna Dewi');
  await window.type(field('emergency_phone'), '0813 9000 8000');
  await window.choose(field('emergency_relation'), 'Saudara kandung');
  await window.click(say('stage_next'));
  await window.says(say('stage_review'));
  await window.says(say('data_update_kept_here'));
  await window.run('document.getElementById("agreed").click()');
  await window.click(say('review_confirm'));
  await window.says(say('fault_offline_now'));

  service = await machine.startService(new URL(machine.service).port);
  await window.click(say('review_confirm'));
  await window.says(say('receipt_title'));
  await window.says(say('receipt_up_to_date'));
  const number = /D\d{10}/.exec(await window.text())?.[0];
  assert.ok(number, 'the receipt has a number');

  await window.goTo('#/pengkinian');
  await window.says(say('data_update_up_to_date'));
  await window.says(number);
  await window.goTo('#/');
  await window.says(RINA.name);
  await window.until('nothing to update', async () => !(await window.text()).includes(say('data_update_card_needed')));
  await window.close();
});

/** What the app has kept of it. */
async function kept(window) {
  const ask = "return window.__TAURI_INTERNALS__.invoke('show_data_update', { refresh: false })";
  return (await window.run(ask)).content.answers;
}

/** What stands in the stage again. */
function typed(window) {
  return window.run(`return {
    address: document.getElementById('address').value,
    village: document.getElementById('village').selectedOptions[0].innerText,
  }`);
}
