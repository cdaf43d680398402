// A machine for one test: folders of its own, a keystore, and the service.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { required } from '../required.mjs';
import { openWindow } from './driver.mjs';

const run = promisify(execFile);

export class Machine {
  #running = [];

  static async make() {
    const machine = new Machine();
    machine.home = await mkdtemp(join(tmpdir(), 'jmo-window-'));
    for (const name of ['data', 'config', 'cache', 'documents', 'keyrings', 'locales']) await mkdir(join(machine.home, name));
    // The system may have been installed without them.
    for (const locale of ['id_ID', 'en_US']) {
      await run('localedef', ['-i', locale, '-f', 'UTF-8', join(machine.home, 'locales', `${locale}.UTF-8`)]);
    }
    return machine;
  }

  /** Where the app may write. */
  get folders() {
    return ['data', 'config', 'cache'].map((name) => join(this.home, name));
  }

  get environment() {
    return {
      HOME: this.home,
      XDG_DATA_HOME: join(this.home, 'data'),
      XDG_CONFIG_HOME: join(this.home, 'config'),
      XDG_CACHE_HOME: join(this.home, 'cache'),
      JMO_SERVICE: this.service,
      LOCPATH: join(this.home, 'locales'),
      LANG: 'id_ID.UTF-8',
    };
  }

  /** A real Secret Service on this session's bus, unlocked. It keeps its own files elsewhere. */
  async startKeystore() {
    const keystore = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env: { ...process.env, HOME: this.home, XDG_DATA_HOME: join(this.home, 'keyrings') },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    keystore.stdin.end('keystore-password');
    this.#running.push(keystore);
    await Promise.race([once(keystore.stdout, 'data'), once(keystore, 'exit')]);
    return keystore;
  }

  /** Windows have borders, can be moved, and are closed as people close them. */
  startWindowManager() {
    this.#running.push(spawn('openbox', ['--sm-disable'], { env: { ...process.env, ...this.environment }, stdio: 'ignore' }));
  }

  async startService(port = 0) {
    const service = spawn(
      required('JMO_SERVICE_PROGRAM'),
      ['--sandbox', '--listen', `127.0.0.1:${port}`, '--population', '0', '--as-of', '2026-11-21', '--data', join(this.home, 'service')],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    this.#running.push(service);
    for await (const line of createInterface(service.stdout)) {
      if (!line.startsWith('listening on ')) continue;
      this.service = line.replace('listening on ', '');
      break;
    }
    return service;
  }

  async stop(child) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async open({ program = required('JMO_APP'), args = [], environment = {} } = {}) {
    const window = await openWindow(program, { ...this.environment, ...environment }, args);
    this.#running.push({ kill: () => window.kill() });
    return window;
  }

  async end() {
    for (const one of this.#running) one.kill('SIGKILL');
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
