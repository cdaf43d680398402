import { expect, test } from 'vitest';
import type { LogEntry } from '../bindings/LogEntry';
import { byDay, logWords } from './security-log';

const entry = (at: string): LogEntry => ({ at, kind: 'looked', device: null });

test('entries stand under their day in Jakarta, in the order they came', () => {
  const days = byDay([
    entry('2026-11-21T02:00:00Z'),
    entry('2026-11-20T17:30:00Z'),
    entry('2026-11-20T16:30:00Z'),
  ]);
  expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
    ['21 November 2026', 2],
    ['20 November 2026', 1],
  ]);
});

test('a kind of a newer service is met with neutral words', () => {
  expect(logWords('teleported' as never).title).toBe('Kejadian lain');
  expect(logWords('recovery_begun').tone).toBe('stop');
});
