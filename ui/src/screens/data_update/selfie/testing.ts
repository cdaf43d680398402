// A camera step as Rust would show it, a camera that gives frames when it is told to, and a host that answers when it is.
import { vi } from 'vitest';
import type { SelfieShown } from '../../../lib/bindings/SelfieShown';

export function shown(change: Partial<SelfieShown> = {}): SelfieShown {
  return {
    way: 'gestures', phase: 'placing', gesture: null, gestures_done: 0, gestures: 2, finding: null, other_way: false,
    relax: false, trouble: null, again: false, progress: 0, face: null, picture: null, pace: 100, left_today: 10, ...change,
  };
}

/** One thing that is asked and answered by the test. */
export class Asked<T> {
  count = 0;
  #answers: { resolve: (value: T) => void; reject: (reason: unknown) => void }[] = [];

  readonly ask = (): Promise<T> => {
    this.count += 1;
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
  };

  async answer(value: T): Promise<void> {
    this.#answers.shift()!.resolve(value);
    await vi.advanceTimersByTimeAsync(0);
  }

  async refuse(reason: unknown): Promise<void> {
    this.#answers.shift()!.reject(reason);
    await vi.advanceTimersByTimeAsync(0);
  }
}

export class FakeTrack extends EventTarget {
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}

export class FakeStream {
  readonly track = new FakeTrack();
  getTracks(): FakeTrack[] {
    return [this.track];
  }
}

/** This device's camera: opens a stream, or fails with this error. */
export function camera(failure?: string): FakeStream[] {
  const streams: FakeStream[] = [];
  const getUserMedia = async () => {
    if (failure) throw new DOMException('', failure);
    streams.push(new FakeStream());
    return streams.at(-1);
  };
  vi.stubGlobal('navigator', Object.create(navigator, { mediaDevices: { value: { getUserMedia } } }));
  return streams;
}
