import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Frames } from './frames';

/** A video whose web view knows the call for new frames; `tells` whether it ever makes it. */
function playing(tells: boolean) {
  const video = Object.assign(document.createElement('video'), {
    requestVideoFrameCallback: (told: () => void) => (tells ? setTimeout(told, 30) : 0),
  });
  let time = 0;
  Object.defineProperties(video, {
    readyState: { value: 4 },
    videoWidth: { value: 640 },
    videoHeight: { value: 480 },
    currentTime: { get: () => time },
  });
  return { video, goOn: (seconds: number) => (time += seconds) };
}

beforeEach(() => {
  vi.useFakeTimers();
  HTMLVideoElement.prototype.requestVideoFrameCallback = () => 0;
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage: () => {} } as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue('data:image/jpeg;base64,frame');
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a frame that is told of is taken', async () => {
  const frames = new Frames(playing(true).video);
  const next = frames.next();
  await vi.advanceTimersByTimeAsync(30);
  expect(await next).toBe('frame');
});

test('where nobody tells of frames the video’s time does, and after the first at once', async () => {
  const { video, goOn } = playing(false);
  const frames = new Frames(video);
  const first = frames.next();
  goOn(0.1);
  await vi.advanceTimersByTimeAsync(500);
  expect(await first).toBe('frame');
  const second = frames.next();
  goOn(0.1);
  await vi.advanceTimersByTimeAsync(10);
  expect(await second).toBe('frame');
});

test('a camera that gives nothing is given up', async () => {
  const next = new Frames(playing(false).video).next();
  const refused = expect(next).rejects.toThrow('no frame');
  await vi.advanceTimersByTimeAsync(5_100);
  await refused;
});
