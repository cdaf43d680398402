import { expect, test } from 'vitest';
import { modal } from './modal';

function page() {
  document.body.innerHTML = `<main><button id="opener"></button>
    <div id="cover"><div tabindex="-1" id="dialog"><button id="yes"></button><button id="no"></button></div></div></main>`;
  const at = (id: string) => document.getElementById(id)!;
  at('opener').focus();
  return { at, close: modal(at('cover')) };
}

function tab(from: HTMLElement, shiftKey = false) {
  from.focus();
  from.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, cancelable: true }));
  return document.activeElement?.id;
}

test('the focus goes into the dialog and comes back', () => {
  const { at, close } = page();
  expect(document.activeElement).toBe(at('dialog'));
  close();
  expect(document.activeElement).toBe(at('opener'));
});

test('what lies behind is out of reach while it is open', () => {
  const { close } = page();
  const main = document.querySelector('main')!;
  expect([main.hasAttribute('inert'), main.getAttribute('aria-hidden')]).toEqual([true, 'true']);
  close();
  expect([main.hasAttribute('inert'), main.getAttribute('aria-hidden')]).toEqual([false, null]);
});

test('it goes with its screen, although it was moved out of it', () => {
  const { close } = page();
  expect(document.querySelector('main #cover')).toBeNull();
  close();
  expect(document.getElementById('cover')).toBeNull();
});

test('tab goes round inside', () => {
  const { at } = page();
  expect(tab(at('no'))).toBe('yes');
  expect(tab(at('yes'), true)).toBe('no');
  expect(tab(at('dialog'), true)).toBe('no');
});
