// The only place where the page talks to Rust, and the only import of @tauri-apps.
// In the app's window a command is a Tauri call; in the browser host the same command is a POST.
import { invoke } from '@tauri-apps/api/core';
import { listen as listenTauri } from '@tauri-apps/api/event';
import type { Commands } from './bindings/commands';
import type { Fault } from './bindings/Fault';
import type { Notice } from './bindings/Notice';

export type Command = keyof Commands;

/** Answers, or throws a {@link Fault}: nothing else ever comes out of here. */
export async function call<C extends Command>(
  command: C,
  args: Commands[C]['args'],
): Promise<Commands[C]['answer']> {
  try {
    return await (isInWindow() ? invoke(command, args) : post(command, args));
  } catch (thrown) {
    throw asFault(thrown);
  }
}

/** What Rust says unasked, such as a session that ended. Returns the way to stop listening. */
export function listen(handler: (notice: Notice) => void): () => void {
  if (isInWindow()) {
    const stop = listenTauri<Notice>('notice', (event) => handler(event.payload));
    return () => void stop.then((unlisten) => unlisten());
  }
  const events = new EventSource('/events');
  events.onmessage = (event) => handler(JSON.parse(event.data) as Notice);
  return () => events.close();
}

/** Lets the browser fetch a file the host holds for it; in the app's window Rust saves files itself. */
export function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** Opens the system's print dialog. In the app's window Rust does: not every web view knows `window.print`. */
export async function print(): Promise<void> {
  if (isInWindow()) await call('print_page', {});
  else window.print();
}

/** In the app’s own window; else in a browser, by the browser host. */
export function isInWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}

async function post(command: string, args: object): Promise<never> {
  const answer = await fetch(`/ipc/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  const body = await answer.json();
  if (!answer.ok) throw body;
  return body as never;
}

// A refusal of Tauri itself (a command that is not granted, a lost host) is a plain string or an Error.
function asFault(thrown: unknown): Fault {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const fault = thrown as Partial<Fault> & Pick<Fault, 'code'>;
    if (typeof fault.code === 'string') {
      return { fields: [], retry_after: null, reference: null, ...fault };
    }
  }
  return { code: 'internal', fields: [], retry_after: null, reference: null };
}
