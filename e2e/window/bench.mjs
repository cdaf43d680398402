// The start of the app against the start of an empty window: turn by turn, in one run, seen from outside.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { required } from '../required.mjs';
import { Machine } from './machine.mjs';
import { signIn } from './person.mjs';
import { greenPixels } from './screen.mjs';

const RUNS = 15;
/** A block of colour, not a line or an icon. */
const ENOUGH = 300;

const app = required('JMO_APP');
const empty = required('JMO_EMPTY_WINDOW');

const machine = await Machine.make();
await machine.startKeystore();
const service = await machine.startService();
const window = await machine.open();
await signIn(window, machine.service);
await window.run('location.hash = "#/"');
await sleep(3000);
await window.close();
await machine.stop(service);

/** Starts a program and waits until its green is on the screen. */
async function start(program) {
  assert.equal(greenPixels(), 0, 'an empty screen to begin with');
  const began = performance.now();
  const running = spawn(program, { env: { ...process.env, ...machine.environment }, stdio: 'ignore', detached: true });
  let milliseconds;
  for (;;) {
    const green = greenPixels();
    milliseconds = performance.now() - began;
    if (green > ENOUGH) break;
    await sleep(5);
    if (milliseconds > 20_000) throw new Error(`${program} painted nothing`);
  }
  await sleep(1500);
  const memory = await memoryOf(running.pid);
  process.kill(-running.pid, 'SIGKILL');
  await once(running, 'exit');
  while (greenPixels() > 0) await sleep(50);
  return { milliseconds, memory };
}

/** Proportional set size of a process and all its children, in MiB: what is shared is counted once. */
async function memoryOf(root) {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = new Map();
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    parents.set(pid, /^PPid:\s+(\d+)/m.exec(status)?.[1]);
  }
  const below = (pid) => pid === String(root) || (parents.has(pid) && below(parents.get(pid)));
  let kibibytes = 0;
  for (const pid of pids.filter(below)) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kibibytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kibibytes / 1024;
}

const measured = { app: [], empty: [] };
// The first start of each warms the disk and is not counted.
for (let run = 0; run <= RUNS; run += 1) {
  const [one, other] = [await start(empty), await start(app)];
  if (run === 0) continue;
  measured.empty.push(one);
  measured.app.push(other);
}
await machine.end();

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const of = (name, what) => median(measured[name].map((one) => one[what]));
const mebibytes = async (file) => (await stat(file)).size / 2 ** 20;
const ratio = of('app', 'milliseconds') / of('empty', 'milliseconds');
const row = async (what, name, file) =>
  `| ${what} | ${of(name, 'milliseconds').toFixed(0)} | ${(await mebibytes(file)).toFixed(1)} | ${of(name, 'memory').toFixed(0)} |`;

const section = `Medians of ${RUNS} starts turn by turn, after one that is not counted, on a screen of its own; the service is away, the keystore is a real one.

| | start to first meaningful paint, ms | program, MiB | memory with children (PSS), MiB |
|---|--:|--:|--:|
${await row('the app, its balance from the vault', 'app', app)}
${await row('an empty window', 'empty', empty)}

- Start: ${ratio.toFixed(2)} times the empty window's; at most 1.25 wanted, ${ratio <= 1.25 ? 'met' : 'not met'}.`;

const file = required('JMO_BENCHMARKS');
const text = await readFile(file, 'utf8');
const between = /(<!-- start: begin -->\n)[^]*?(<!-- start: end -->)/;
assert.match(text, between);
await writeFile(file, text.replace(between, (_, begin, end) => `${begin}${section}\n${end}`));
console.log(section);
