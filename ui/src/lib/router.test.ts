import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  history.replaceState(null, '', '#/');
});
afterEach(() => history.replaceState(null, '', '#/'));

/** Follows a link as a browser does: a new entry without a state, then popstate. */
function follow(hash: string) {
  history.pushState(null, '', hash);
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
}

test('an address names a screen and a part of it', async () => {
  const { address, router } = await import('./router.svelte');
  follow(address('balance', 'kartu-2'));
  expect([router.screen, router.part]).toEqual(['balance', 'kartu-2']);
});

test('what moved to another screen is found under its old address', async () => {
  const { router } = await import('./router.svelte');
  follow('#/saldo/program');
  expect([router.screen, router.part]).toEqual(['membership', 'program']);
});

test('an address nobody knows is Beranda', async () => {
  const { router } = await import('./router.svelte');
  follow('#/tidak-ada');
  expect(router.screen).toBe('home');
});

test('only what comes after the first screen takes the focus', async () => {
  const { router } = await import('./router.svelte');
  expect(router.moved).toBe(false);
  follow('#/profil');
  expect(router.moved).toBe(true);
});

test('back goes back in the app, and to the parent where the app was opened deep inside', async () => {
  const { goBack } = await import('./router.svelte');
  const back = vi.spyOn(history, 'back').mockImplementation(() => {});
  const replace = vi.spyOn(location, 'replace').mockImplementation(() => {});
  goBack('home');
  expect(replace).toHaveBeenCalledWith('#/');
  follow('#/saldo');
  goBack('home');
  expect(back).toHaveBeenCalledOnce();
});
