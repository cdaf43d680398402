// Each answer of Rust is one instruction: words that say what to do, a drawing, and how it stands.
import { expect, test } from 'vitest';
import type { Gesture } from '../../../lib/bindings/Gesture';
import type { SelfieFinding } from '../../../lib/bindings/SelfieFinding';
import type { SelfiePhase } from '../../../lib/bindings/SelfiePhase';
import type { SelfieTrouble } from '../../../lib/bindings/SelfieTrouble';
import { findingInPicture, gestureExplained, gestureWord, selfieFinding, selfieTrouble } from '../../../lib/wording/selfie';
import { cameraWords } from './allowing';
import { Announcer } from './announce';
import { shown } from './testing';
import { instruction } from './words';

const FINDINGS: SelfieFinding[] = [
  'dark', 'no_face', 'several', 'glaring', 'uneven_light', 'too_far', 'too_close', 'off_centre', 'tilted', 'turned',
  'nodded_up', 'nodded_down', 'eyes_closed', 'mouth_covered', 'blurred',
];
const GESTURES: Gesture[] = ['blink', 'smile', 'open_mouth', 'turn_left', 'turn_right'];
const TROUBLES: SelfieTrouble[] = ['face_lost', 'face_changed', 'several', 'not_seen', 'expired'];
const PHASES: SelfiePhase[] = ['placing', 'holding', 'gesture', 'picture', 'taken', 'failed'];

test.each(FINDINGS)('%s comes before everything else', (finding) => {
  const told = instruction(shown({ phase: 'gesture', gesture: 'smile', finding, relax: true }));
  expect(told.text).toBe(selfieFinding(finding));
  expect(told.standing).toBe(finding === 'no_face' ? 'seek' : 'mend');
  expect(findingInPicture(finding)).not.toBe(selfieFinding(finding));
});

test.each(PHASES)('there is something to do while %s', (phase) => {
  expect(instruction(shown({ phase })).text.length).toBeGreaterThan(10);
});

test.each(GESTURES)('%s is asked, counted, and explained when it was not seen', (gesture) => {
  const asked = { phase: 'gesture', gesture, gestures_done: 1 } as const;
  const told = instruction(shown(asked));
  expect([told.text, told.sign, told.word, told.slow]).toEqual([gestureWord(gesture), gesture, 'Gerakan 2 dari 2', false]);
  expect(told.said).toBe(`Gerakan 2 dari 2. ${gestureWord(gesture)}.`);
  const again = instruction(shown({ ...asked, again: true }));
  expect([again.text, again.said, again.slow]).toEqual([gestureExplained(gesture), gestureExplained(gesture), true]);
});

test.each(TROUBLES)('after %s it says why it begins anew, beside what to do', (trouble) => {
  const { happened } = selfieTrouble(trouble);
  const told = instruction(shown({ trouble, finding: 'no_face' }));
  expect(told.text).toBe(selfieFinding('no_face'));
  expect(told.word).toBe(`${happened}. Kita mulai lagi.`);
  expect(told.said).toContain(happened);
});

test('a head turned the wrong way hears which way, a face that is not calm that it is to be', () => {
  const turning = { phase: 'gesture', gesture: 'turn_left' } as const;
  expect(instruction(shown({ ...turning, other_way: true })).text).toBe('Arahnya terbalik. Tengok ke kiri Anda.');
  expect(instruction(shown({ ...turning, relax: true })).text).toContain('Wajah biasa dulu');
});

test.each([
  [[0.1, 0.3, 0.3, 0.4], 'left'],
  [[0.6, 0.3, 0.3, 0.4], 'right'],
  [[0.35, 0, 0.3, 0.4], 'down'],
  [[0.35, 0.6, 0.3, 0.4], 'up'],
] as const)('a face at %j of a frame that is not mirrored is to go %s', (face, sign) => {
  expect(instruction(shown({ finding: 'off_centre', face: [...face] })).sign).toBe(sign);
});

test('what is wrong with the camera is named, with a way out', () => {
  const all = (['denied', 'missing', 'busy', 'unsuited', 'gone', 'hidden', 'unknown'] as const).map(cameraWords);
  expect(new Set(all.map(({ happened }) => happened)).size).toBe(all.length);
  expect(all.every(({ now }) => now.length > 20)).toBe(true);
});

test('what changes is heard, what flickers is not, what stays is said again in its time', () => {
  const announcer = new Announcer();
  const heard: [string, number][] = [];
  const hear = (text: string, at: number) => announcer.wants(text, at) && heard.push([text, at]);
  for (let at = 0; at <= 9_000; at += 100) hear(at % 400 === 0 ? 'A' : 'B', at);
  expect(heard).toEqual([['A', 0], ['B', 1500], ['A', 7200], ['B', 8700]]);
});
