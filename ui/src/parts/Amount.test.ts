import { afterEach, expect, test } from 'vitest';
import { adopt } from '../lib/preferences.svelte';
import Amount from './Amount.svelte';
import { show } from './testing';

function prefer(amounts_hidden: boolean) {
  adopt({ language: 'id', theme: 'light', text_size: 100, amounts_hidden, last_place: 'home' });
}

afterEach(() => prefer(false));

test('it is seen in digits and heard in words', () => {
  prefer(false);
  const page = show(Amount, { amount: 2000 });
  expect(page.querySelector('[aria-hidden]')?.textContent).toBe('Rp2.000');
  expect(page.querySelector('.visually-hidden')?.textContent).toBe('dua ribu rupiah');
});

test('hidden, nothing of it is left in the page', () => {
  prefer(true);
  const page = show(Amount, { amount: 2000 });
  expect(page.textContent).not.toMatch(/\d|ribu/);
  expect(page.textContent).toContain('disembunyikan');
});
