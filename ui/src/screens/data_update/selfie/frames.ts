// Frames of the camera as they are sent: small, not mirrored, JPEG in base64. One canvas, used again and again.
import { scaledTo } from '../../../lib/document';

const LONGEST_EDGE = 640;
const QUALITY = 0.8;
const HEAD = 'data:image/jpeg;base64,';
/** A camera that gives nothing for so long was taken away. */
const PATIENCE = 5_000;
/** A web view that tells of frames does so long before. */
const TELLS = 500;

export class Frames {
  readonly #video: HTMLVideoElement;
  readonly #canvas = document.createElement('canvas');
  // What is drawn is read at once: it need not go to the graphics chip and back.
  readonly #context = this.#canvas.getContext('2d', { alpha: false, willReadFrequently: true });

  /** Whether it tells of frames: WebKit on Linux, where it paints in memory, has the call and never calls. */
  #tells = 'requestVideoFrameCallback' in HTMLVideoElement.prototype;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /** The next frame the camera gives; throws when it gives none. */
  async next(): Promise<string> {
    await this.#fresh();
    const { videoWidth, videoHeight } = this.#video;
    const { width, height } = scaledTo(videoWidth, videoHeight, LONGEST_EDGE);
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    this.#context?.drawImage(this.#video, 0, 0, width, height);
    // At once: `toBlob` waits until the page is idle, and a preview that plays never is.
    const picture = this.#canvas.toDataURL('image/jpeg', QUALITY);
    if (!this.#context || videoWidth === 0 || !picture.startsWith(HEAD)) throw new Error('no frame');
    return picture.slice(HEAD.length);
  }

  /** A frame that was not there before: it is told of, or the video's time went on. */
  async #fresh(): Promise<void> {
    const video = this.#video;
    const [before, late] = [video.currentTime, performance.now() + PATIENCE];
    if (this.#tells && (await told(video))) return;
    while (video.readyState < 2 || video.currentTime === before) {
      if (performance.now() > late) throw new Error('no frame');
      await pause(10);
    }
    this.#tells = false;
  }

  /** Nothing of the last frame stays. */
  clear(): void {
    Object.assign(this.#canvas, { width: 0, height: 0 });
  }
}

/** Whether the web view told of a new frame in time. */
function told(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(resolve, TELLS, false);
    video.requestVideoFrameCallback(() => resolve(true));
  });
}

const pause = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));
