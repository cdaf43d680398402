import { beforeEach, expect, test, vi } from 'vitest';
import { openLayer } from './layers';

beforeEach(() => history.replaceState({ depth: 0 }, ''));

/** The system's back button, as the browser tells of it. */
function back() {
  history.replaceState({ depth: 0 }, '');
  window.dispatchEvent(new PopStateEvent('popstate', { state: { depth: 0 } }));
}

test('the system’s back button takes the layer away', () => {
  const onBack = vi.fn();
  openLayer(onBack);
  back();
  expect(onBack).toHaveBeenCalledOnce();
});

test('a layer that closes itself takes its entry along, without being told', () => {
  const onBack = vi.fn();
  const goBack = vi.spyOn(history, 'back').mockImplementation(back);
  const close = openLayer(onBack);
  close();
  expect(goBack).toHaveBeenCalledOnce();
  expect(onBack).not.toHaveBeenCalled();
});

test('closing twice goes back once', () => {
  const goBack = vi.spyOn(history, 'back').mockImplementation(back).mockClear();
  const close = openLayer(() => {});
  back();
  close();
  expect(goBack).not.toHaveBeenCalled();
});
