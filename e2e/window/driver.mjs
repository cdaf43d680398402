// The app in its real window, through WebKit's own WebDriver: a few requests over HTTP need no library.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How WebDriver names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Opens the app's program and answers its window. `environment` is all the app knows of the machine. */
export async function openWindow(program, environment, args = []) {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, TAURI_WEBVIEW_AUTOMATION: 'true', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own: whatever the driver started ends with it.
    detached: true,
  });
  const window = new Window(`http://127.0.0.1:${port}`, driver);
  await window.begin({ binary: program, args });
  return window;
}

class Window {
  #address;
  #driver;
  #session;

  constructor(address, driver) {
    this.#address = address;
    this.#driver = driver;
  }

  async begin(options) {
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    for (let tries = 0; ; tries += 1) {
      try {
        const { sessionId } = await this.#send('POST', '/session', { capabilities });
        this.#session = `/session/${sessionId}`;
        return;
      } catch (error) {
        // The driver takes a moment before it listens.
        if (tries === 50 || !(error instanceof TypeError)) {
          this.kill();
          throw error;
        }
        await sleep(100);
      }
    }
  }

  /** The answer of a function body run in the page. */
  run(body, ...args) {
    return this.#ask('POST', '/execute/sync', { script: body, args });
  }

  /** What `look` finds, as soon as it finds something. */
  async until(what, look, seconds = 20) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) throw new Error(`never: ${what}\n${await this.text()}`);
      await sleep(100);
    }
  }

  text() {
    return this.run('return document.body.innerText');
  }

  /** Waits until the page says this. */
  says(words, seconds) {
    return this.until(`«${words}»`, async () => (await this.text()).includes(words), seconds);
  }

  async click(words) {
    const element = await this.#button(words);
    await this.#ask('POST', `/element/${element[ELEMENT]}/click`, {});
  }

  /** The middle of a button or link, in the window. */
  async place(words) {
    const middle = 'const { x, y, width, height } = arguments[0].getBoundingClientRect(); return [x + width / 2, y + height / 2].map(Math.round)';
    return this.run(middle, await this.#button(words));
  }

  /** Types into the field with this label. */
  async type(label, text) {
    // A tile to choose has a label as well, perhaps the same.
    const find = `const labels = [...document.querySelectorAll('label')].filter((one) => one.control && one.control.type !== 'radio');
      return labels.find((one) => one.innerText.trim() === arguments[0])?.control ?? null`;
    const element = await this.until(`a field «${label}»`, () => this.run(find, label));
    await this.#ask('POST', `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Chooses a word in the list, or among the tiles, with this label. */
  async choose(label, word) {
    const find = `const [label, word] = arguments;
      const says = (one) => one.innerText.trim() === word;
      const list = [...document.querySelectorAll('label')].find((one) => one.innerText.trim() === label)?.control;
      const group = [...document.querySelectorAll('[role=group]')].find((one) => one.getAttribute('aria-label') === label);
      return [...list?.options ?? []].find(says) ?? [...group?.querySelectorAll('label') ?? []].find(says) ?? null`;
    const element = await this.until(`«${word}» under «${label}»`, () => this.run(find, label, word));
    await this.#ask('POST', `/element/${element[ELEMENT]}/click`, {});
  }

  goTo(hash) {
    return this.run('location.hash = arguments[0]', hash);
  }

  rect() {
    return this.#ask('GET', '/window/rect');
  }

  async screenshot() {
    // What is in the document needs a moment to be painted; a hidden window may not count its frames.
    await sleep(500);
    return Buffer.from(await this.#ask('GET', '/screenshot'), 'base64');
  }

  /** Closes the window, which ends the app. */
  async close() {
    await this.#ask('DELETE', '').catch(() => {});
    this.kill();
  }

  /** Ends the app without a word, as a power cut would. */
  kill() {
    try {
      process.kill(-this.#driver.pid, 'SIGKILL');
    } catch (error) {
      assert.equal(error.code, 'ESRCH');
    }
  }

  /** Once it stands still: while a page fills, another may come to stand where it was. */
  async #button(words) {
    const find = `const button = [...document.querySelectorAll('button, a')].find((one) => one.offsetParent &&
      (one.innerText.trim() === arguments[0] || one.getAttribute('aria-label') === arguments[0]));
      return button ? [button, JSON.stringify(button.getBoundingClientRect())] : null`;
    let stood;
    return this.until(`a button «${words}»`, async () => {
      const [button, stands] = (await this.run(find, words)) ?? [];
      const still = button && stands === stood;
      stood = stands;
      return still && button;
    });
  }

  #ask(method, path, body) {
    return this.#send(method, this.#session + path, body);
  }

  async #send(method, path, body) {
    const answer = await fetch(this.#address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error} ${value.message}`);
    return value;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
