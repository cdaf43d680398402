import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SelfieShown } from '../../../lib/bindings/SelfieShown';
import { call } from '../../../lib/host';
import { Selfie } from './selfie.svelte';
import { Asked, camera, shown } from './testing';

vi.mock('../../../lib/host', () => ({ call: vi.fn(), listen: () => () => {}, isInWindow: () => false }));
vi.mock('./frames', () => ({ Frames: class { next = async () => 'frame'; clear() {} } }));

let asked: string[];
let answers: Record<string, () => unknown>;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answers = {
    begin_selfie: () => shown(),
    retake_selfie: () => shown(),
    show_frame: () => shown({ phase: 'holding' }),
    drop_selfie: () => null,
    send_selfie: () => ({ verdict: 'review', reasons: ['without_gestures'], left_today: 4 }),
  };
  vi.mocked(call).mockReset().mockImplementation((async (name: string) => {
    asked.push(name);
    return answers[name]!();
  }) as never);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const refuse = (code: string) => () => {
  throw { code, fields: [], retry_after: null, reference: null };
};

const video = {} as HTMLVideoElement;

/** Opened, and looked at as the preview would be. */
async function looking() {
  const streams = camera();
  const selfie = new Selfie();
  await selfie.open('gestures');
  const stop = selfie.follow(video);
  await vi.advanceTimersByTimeAsync(0);
  return { selfie, stop, streams };
}

test('the attempt begins once there is a camera, and not without one', async () => {
  camera('NotFoundError');
  const selfie = new Selfie();
  await selfie.open('gestures');
  expect([selfie.place, selfie.camera]).toEqual(['no_camera', 'missing']);
  expect(asked).toEqual([]);
  camera();
  await selfie.open('gestures');
  expect([selfie.place, asked]).toEqual(['looking', ['begin_selfie']]);
});

test.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotReadableError', 'busy'],
  ['OverconstrainedError', 'unsuited'],
  ['SomethingNew', 'unknown'],
])('%s is told as %s', async (name, trouble) => {
  camera(name);
  const selfie = new Selfie();
  await selfie.open('gestures');
  expect(selfie.camera).toBe(trouble);
});

test('a refused attempt closes the camera it was for', async () => {
  const streams = camera();
  answers.begin_selfie = refuse('too_many_tries');
  const selfie = new Selfie();
  await expect(selfie.open('gestures')).rejects.toMatchObject({ code: 'too_many_tries' });
  expect(streams[0]!.track.stopped).toBe(true);
  expect(selfie.place).toBe('intro');
});

test('leaving while it begins leaves no camera on, here or in Rust', async () => {
  const streams = camera();
  const begun = new Asked<SelfieShown>();
  answers.begin_selfie = begun.ask;
  const selfie = new Selfie();
  const opening = selfie.open('gestures');
  await vi.advanceTimersByTimeAsync(0);
  void selfie.leave();
  await begun.answer(shown());
  await opening;
  expect(streams[0]!.track.stopped).toBe(true);
  expect(asked).toEqual(['begin_selfie', 'drop_selfie']);
  expect(selfie.stream).toBeNull();
});

test('the preview ends before the camera', async () => {
  const { selfie, streams } = await looking();
  const [{ track }] = streams as [(typeof streams)[0]];
  let playing: unknown = 'not stopped';
  video.srcObject = {} as MediaStream;
  vi.spyOn(track, 'stop').mockImplementation(() => (playing = video.srcObject) as never);
  await selfie.leave();
  expect(playing).toBe(null);
});

test('leaving stops the camera and has Rust forget', async () => {
  const { selfie, stop, streams } = await looking();
  stop();
  await selfie.leave();
  expect(streams[0]!.track.stopped).toBe(true);
  expect(asked.at(-1)).toBe('drop_selfie');
  expect(selfie.shown).toBeNull();
});

test('a page that is hidden closes the camera, and says so', async () => {
  const { selfie, streams } = await looking();
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  vi.restoreAllMocks();
  expect([selfie.place, selfie.camera, streams[0]!.track.stopped]).toEqual(['no_camera', 'hidden', true]);
  expect(asked).toContain('drop_selfie');
});

test('a camera that is taken away is noticed', async () => {
  const { selfie, streams } = await looking();
  streams[0]!.track.dispatchEvent(new Event('ended'));
  expect([selfie.place, selfie.camera]).toEqual(['no_camera', 'gone']);
});

test('a picture closes the camera and is there to look at; taking it again goes on with the attempt', async () => {
  answers.show_frame = () => shown({ phase: 'taken', picture: 'AAAA' });
  const { selfie, streams } = await looking();
  expect([selfie.place, selfie.shown?.picture, streams[0]!.track.stopped]).toEqual(['taken', 'AAAA', true]);
  await selfie.again();
  expect(asked.filter((name) => name.endsWith('_selfie'))).toEqual(['begin_selfie', 'retake_selfie']);
  expect(selfie.place).toBe('looking');
});

test('an attempt Rust has forgotten is begun anew', async () => {
  answers.show_frame = () => shown({ phase: 'failed', trouble: 'not_seen' });
  const { selfie } = await looking();
  expect([selfie.place, selfie.notSeen]).toEqual(['failed', 1]);
  answers.retake_selfie = refuse('not_found');
  await selfie.again();
  expect(asked.slice(-2)).toEqual(['retake_selfie', 'begin_selfie']);
});

test('what cannot be sent stays, and is sent again without being taken again', async () => {
  answers.show_frame = () => shown({ phase: 'taken', picture: 'AAAA' });
  const { selfie } = await looking();
  answers.send_selfie = refuse('offline');
  await expect(selfie.send()).rejects.toMatchObject({ code: 'offline' });
  expect([selfie.place, selfie.shown?.picture]).toEqual(['taken', 'AAAA']);
  answers.send_selfie = () => ({ verdict: 'refused', reasons: ['blurred'], left_today: 3 });
  await selfie.send();
  expect([selfie.place, selfie.shown]).toEqual(['sent', null]);
});

test('a file that will not do costs no second attempt', async () => {
  const selfie = new Selfie();
  await selfie.goTo('file');
  answers.take_file = () => shown({ way: 'file', finding: 'no_face' });
  await selfie.take('AAAA');
  expect(selfie.place).toBe('file');
  answers.take_file = () => shown({ way: 'file', phase: 'taken', picture: 'AAAA' });
  await selfie.take('BBBB');
  expect(selfie.place).toBe('taken');
  expect(asked).toEqual(['begin_selfie', 'take_file', 'take_file']);
});
