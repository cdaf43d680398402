import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { onTestFinished } from 'vitest';

/** Mounts a component into an empty page and takes it away when the test ends. */
export function show<P extends Record<string, unknown>>(component: Component<P>, props: P): HTMLElement {
  const target = document.createElement('div');
  document.body.replaceChildren(target);
  const mounted = mount(component, { target, props });
  flushSync();
  onTestFinished(() => void unmount(mounted));
  return target;
}

/** Types text into an input as a person or a paste would. */
export async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await tick();
  await tick();
}
