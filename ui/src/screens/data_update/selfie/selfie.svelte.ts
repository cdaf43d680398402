// One camera step: where it stands, and what was shown last. The picture to look at lives here as long as the step is
// open, and nowhere else on this side.
import type { Fault } from '../../../lib/bindings/Fault';
import type { SelfieSent } from '../../../lib/bindings/SelfieSent';
import type { SelfieShown } from '../../../lib/bindings/SelfieShown';
import type { SelfieWay } from '../../../lib/bindings/SelfieWay';
import { ask } from '../../../lib/session.svelte';
import { cameraTrouble, closeCamera, openCamera, whenTaken, type CameraTrouble } from './camera';
import { Frames } from './frames';
import { look } from './look';

export type Place = 'intro' | 'file' | 'looking' | 'failed' | 'no_camera' | 'taken' | 'sent';

export class Selfie {
  place = $state<Place>('intro');
  /** What Rust said last. */
  shown = $state.raw<SelfieShown | null>(null);
  stream = $state.raw<MediaStream | null>(null);
  camera = $state<CameraTrouble>('unknown');
  sent = $state.raw<SelfieSent | null>(null);
  /** Why one is back at the beginning. */
  fault = $state.raw<Fault | null>(null);
  /** Whether the instructions are read aloud. */
  speaks = $state(false);
  /** How often a gesture was not seen in the end. */
  notSeen = $state(0);
  /** How it is taken now, or was last. */
  way = $state<SelfieWay>('gestures');

  /** Whether Rust has an attempt that can be looked at again. */
  #begun = false;
  #preview: HTMLVideoElement | null = null;
  // Grows when what is under way is wanted no more.
  #turn = 0;

  /** Opens the camera, then begins: the attempt is counted only once there is a camera. */
  async open(way: SelfieWay): Promise<void> {
    const turn = ++this.#turn;
    let stream: MediaStream;
    try {
      stream = await openCamera();
    } catch (thrown) {
      if (turn === this.#turn) this.#without(cameraTrouble(thrown), way);
      return;
    }
    try {
      await inTurn(() => this.#begin(way, turn));
    } catch (thrown) {
      closeCamera(stream);
      throw thrown;
    }
    if (turn !== this.#turn) return closeCamera(stream);
    this.stream = stream;
    this.place = 'looking';
  }

  /** Once more, the way it was. */
  again(): Promise<void> {
    return this.way === 'file' ? this.goTo('file') : this.open(this.way);
  }

  /** Takes a picture from a file: JPEG in base64. */
  async take(file: string): Promise<void> {
    const turn = ++this.#turn;
    // A file that will not do costs no attempt: the next one is shown to the same.
    if (!this.#begun || this.way !== 'file') await inTurn(() => this.#begin('file', turn));
    if (turn !== this.#turn) return;
    const shown = await ask('take_file', { file });
    if (turn !== this.#turn) return;
    this.shown = shown;
    if (shown.phase === 'taken') this.place = 'taken';
  }

  /** For as long as the preview plays. */
  follow(video: HTMLVideoElement): () => void {
    const { stream } = this;
    if (!stream) return () => {};
    this.#preview = video;
    const frames = new Frames(video);
    const gone = () => void this.#close('gone');
    const unwatch = whenTaken(stream, gone);
    const hidden = () => {
      if (document.visibilityState === 'hidden') void this.#close('hidden');
    };
    document.addEventListener('visibilitychange', hidden);
    const stop = look({
      frame: () => frames.next(),
      show: (seq, frame) => ask('show_frame', { seq, frame }),
      onshown: (shown) => this.#see(shown),
      ondark: gone,
      onfault: (fault) => void this.goTo('intro', fault),
    });
    return () => {
      stop();
      unwatch();
      document.removeEventListener('visibilitychange', hidden);
      frames.clear();
    };
  }

  /** The picture stays with Rust until it is taken; a fault leaves it there, to be sent again. */
  async send(): Promise<SelfieSent> {
    const sent = await ask('send_selfie', {});
    if (sent.verdict !== 'accepted') {
      this.place = 'sent';
      this.shown = null;
    }
    this.sent = sent;
    return sent;
  }

  /** Somewhere else in the step: whatever was looked at is over and gone. */
  async goTo(place: 'intro' | 'file', fault: Fault | null = null): Promise<void> {
    this.place = place;
    this.fault = fault;
    await this.leave();
  }

  /** Leaves nothing behind, here or in Rust. */
  async leave(): Promise<void> {
    this.#turn += 1;
    this.#stop();
    this.shown = null;
    this.sent = null;
    const begun = this.#begun;
    this.#begun = false;
    if (begun) await inTurn(drop);
  }

  async #begin(way: SelfieWay, turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    const again = this.#begun && this.way === way;
    this.way = way;
    const shown = again ? await ask('retake_selfie', {}).catch(orAnew(way)) : await ask('begin_selfie', { way });
    // Left meanwhile: Rust must not go on waiting for frames.
    if (turn !== this.#turn) return void (await drop());
    this.#begun = true;
    this.shown = shown;
    this.sent = null;
  }

  #see(shown: SelfieShown): void {
    this.shown = shown;
    if (shown.phase === 'taken') this.place = 'taken';
    else if (shown.phase === 'failed') {
      this.place = 'failed';
      if (shown.trouble === 'not_seen') this.notSeen += 1;
    } else return;
    this.#stop();
  }

  async #close(why: CameraTrouble): Promise<void> {
    this.#without(why, this.way);
    await this.leave();
  }

  #without(why: CameraTrouble, way: SelfieWay): void {
    this.camera = why;
    this.way = way;
    this.place = 'no_camera';
  }

  #stop(): void {
    // First the preview, then the camera: the other way round WebKit on Linux may wait for itself for ever.
    if (this.#preview) this.#preview.srcObject = null;
    this.#preview = null;
    closeCamera(this.stream);
    this.stream = null;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Rust has one camera step: what begins and what ends it reaches it in the order asked. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const done = last.then(act);
  last = done.catch(() => undefined);
  return done;
}

/** What is gone from Rust is begun anew. */
const orAnew = (way: SelfieWay) => (thrown: unknown) => {
  if ((thrown as Fault).code !== 'not_found') throw thrown;
  return ask('begin_selfie', { way });
};

/** Rust forgets by itself when it is locked or closed; here it is told at once. */
const drop = () => ask('drop_selfie', {}).catch(() => undefined);
