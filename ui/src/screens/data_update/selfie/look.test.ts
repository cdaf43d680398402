import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fault } from '../../../lib/bindings/Fault';
import type { SelfieShown } from '../../../lib/bindings/SelfieShown';
import { look } from './look';
import { Asked, shown } from './testing';

let frames: Asked<string>;
let answers: Asked<SelfieShown>;
let seen: SelfieShown[];
let faults: Fault[];
let dark: number;
let sent: [number, string][];

beforeEach(() => {
  vi.useFakeTimers();
  [frames, answers, seen, faults, dark, sent] = [new Asked(), new Asked(), [], [], 0, []];
});

afterEach(() => vi.useRealTimers());

const begin = () =>
  look({
    frame: frames.ask,
    show: (seq, frame) => {
      sent.push([seq, frame]);
      return answers.ask();
    },
    onshown: (one) => seen.push(one),
    ondark: () => (dark += 1),
    onfault: (fault) => faults.push(fault),
  });

const refusal = (code: Fault['code']): Fault => ({ code, fields: [], retry_after: null, reference: null });

test('one frame is under way, never two, however long the answer takes', async () => {
  begin();
  await frames.answer('a');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([frames.count, answers.count]).toEqual([1, 1]);
});

test('the next frame is taken when the pause Rust asked for is over, not before', async () => {
  begin();
  await frames.answer('a');
  await answers.answer(shown({ pace: 250 }));
  await vi.advanceTimersByTimeAsync(249);
  expect(frames.count).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(frames.count).toBe(2);
  await frames.answer('b');
  expect(sent).toEqual([[1, 'a'], [2, 'b']]);
});

test('a picture that was taken ends it', async () => {
  begin();
  await frames.answer('a');
  await answers.answer(shown({ phase: 'taken' }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toHaveLength(1);
  expect(frames.count).toBe(1);
});

test('nothing more is taken or heard once it was told to stop', async () => {
  const stop = begin();
  await frames.answer('a');
  stop();
  await answers.answer(shown());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual([]);
  expect(frames.count).toBe(1);
});

test('a frame that comes after the stop is not sent, and a late refusal is nobody’s', async () => {
  const first = begin();
  first();
  await frames.answer('a');
  expect(sent).toEqual([]);
  const second = begin();
  await frames.answer('b');
  second();
  await answers.refuse(refusal('not_found'));
  expect(faults).toEqual([]);
});

test('a pause that is under way ends with the stop', async () => {
  const stop = begin();
  await frames.answer('a');
  await answers.answer(shown());
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(frames.count).toBe(1);
});

test('one frame that cannot be read is passed over; one after the other is a fault', async () => {
  begin();
  for (let turn = 1; turn < 5; turn += 1) {
    await frames.answer('x');
    await answers.refuse(refusal('invalid_field'));
    expect(faults).toEqual([]);
  }
  await frames.answer('x');
  await answers.refuse(refusal('invalid_field'));
  expect(faults.map(({ code }) => code)).toEqual(['invalid_field']);
  expect(frames.count).toBe(5);
});

test('any other refusal ends it at once', async () => {
  begin();
  await frames.answer('a');
  await answers.refuse(refusal('not_found'));
  expect(faults.map(({ code }) => code)).toEqual(['not_found']);
});

test('a camera that gives nothing is said once', async () => {
  begin();
  await frames.refuse(new Error('no frame'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([dark, frames.count, sent.length]).toEqual([1, 1, 0]);
});
