import { expect, test, vi } from 'vitest';
import CodeField from './CodeField.svelte';
import { show, type } from './testing';

function field(oncomplete = () => {}, masked = false) {
  const page = show(CodeField, { id: 'code', label: 'Kode', value: '', oncomplete, masked });
  return { page, input: page.querySelector('input')!, boxes: () => [...page.querySelectorAll('.box')].map((box) => box.textContent?.trim()) };
}

test('it is one input that phones can fill from an SMS', () => {
  const { page, input } = field();
  expect(page.querySelectorAll('input')).toHaveLength(1);
  expect(input.autocomplete).toBe('one-time-code');
  expect(input.inputMode).toBe('numeric');
});

test('each digit stands in its box', async () => {
  const { input, boxes } = field();
  await type(input, '12');
  expect(boxes()).toEqual(['1', '2', '', '', '', '']);
});

test('a pasted code is cleaned, cut to six digits, and sent once', async () => {
  const oncomplete = vi.fn();
  const { input } = field(oncomplete);
  await type(input, 'Kode: 123 456 7');
  expect(input.value).toBe('123456');
  await type(input, '123456');
  expect(oncomplete).toHaveBeenCalledTimes(1);
});

test('a PIN is dots to the eye and no text to anybody else', async () => {
  const { page, input, boxes } = field(undefined, true);
  await type(input, '2718');
  expect(boxes()).toEqual(['•', '•', '•', '•', '', '']);
  expect([input.type, input.autocomplete]).toEqual(['password', 'off']);
  expect(page.textContent).not.toContain('2');
});
