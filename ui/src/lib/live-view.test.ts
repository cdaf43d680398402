import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from './bindings/Fault';
import type { View } from './bindings/View';
import { comeBackByItself, LiveView, network } from './live-view.svelte';

function answer(content: string | null, rest: Partial<View<string>> = {}): View<string> {
  return { content, as_of: '2026-11-21T02:40:00Z', source: 'live', trouble: null, ...rest };
}

test('saved content comes first, then what the network says', async () => {
  const seen: (string | null)[] = [];
  const view: LiveView<string> = new LiveView(async (refresh) => {
    seen.push(view.content);
    return refresh ? answer('new') : answer('saved', { source: 'saved' });
  });
  await view.show();
  expect(seen).toEqual([null, 'saved']);
  expect(view.content).toBe('new');
});

test('trouble keeps what is on screen', async () => {
  const answers = [answer('good'), answer(null, { as_of: null, source: 'saved', trouble: 'offline' })];
  const view = new LiveView(async () => answers.shift()!);
  await view.refresh();
  await view.refresh();
  expect(view.content).toBe('good');
  expect(view.asOf).toBe('2026-11-21T02:40:00Z');
  expect(view.trouble).toBe('offline');
});

test('a fault keeps what is on screen, and the next answer takes it away', async () => {
  const fault: Fault = { code: 'internal', fields: [], retry_after: null, reference: 'R' };
  let broken = false;
  const view = new LiveView(async () => {
    if (broken) throw fault;
    return answer('good');
  });
  await view.refresh();
  broken = true;
  await view.refresh();
  expect([view.content, view.fault]).toEqual(['good', fault]);
  broken = false;
  await view.refresh();
  expect(view.fault).toBeNull();
});

test('an answer for the person before is dropped, and the next person can ask at once', async () => {
  const late: ((view: View<string>) => void)[] = [];
  const view = new LiveView<string>(() => new Promise((resolve) => late.push(resolve)));
  const first = view.refresh();
  view.forget();
  const second = view.refresh();
  late[0]!(answer('of A'));
  await first;
  expect([view.content, view.refreshing]).toEqual([null, true]);
  late[1]!(answer('of B'));
  await second;
  expect([view.content, view.refreshing]).toEqual(['of B', false]);
});

describe('coming back by itself', () => {
  let tries = 0;
  let trouble: View<string>['trouble'] = null;
  let leave: () => void;
  const see = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    tries = 0;
    trouble = 'offline';
    const stop = comeBackByItself();
    const view: LiveView<string> = new LiveView(async (refresh) => {
      if (refresh) tries += 1;
      return answer('content', { trouble });
    });
    const unwatch = view.watch();
    leave = () => {
      unwatch();
      stop();
      see('visible');
      vi.useRealTimers();
    };
    await vi.advanceTimersByTimeAsync(0);
  });

  afterEach(() => leave());

  test('while there is trouble it tries soon, then less and less often, and stops when it is over', async () => {
    expect(tries).toBe(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(tries).toBe(2);
    await vi.advanceTimersByTimeAsync(9_900);
    expect(tries).toBe(2);
    await vi.advanceTimersByTimeAsync(200);
    expect(tries).toBe(3);
    await vi.advanceTimersByTimeAsync(20_000 + 40_000 + 60_000 + 60_000);
    expect(tries).toBe(7);
    trouble = null;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([tries, network.trouble]).toEqual([8, null]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tries).toBe(8);
  });

  test('out of sight it does not try, and whoever looks again gets a try at once', async () => {
    see('hidden');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tries).toBe(1);
    see('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(tries).toBe(2);
  });

  test('who comes back soon disturbs nothing; who comes back late sees how things are now', async () => {
    trouble = null;
    await network.retry();
    expect(tries).toBe(2);
    see('hidden');
    await vi.advanceTimersByTimeAsync(10_000);
    see('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(tries).toBe(2);
    see('hidden');
    await vi.advanceTimersByTimeAsync(31_000);
    see('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(tries).toBe(3);
  });
});
