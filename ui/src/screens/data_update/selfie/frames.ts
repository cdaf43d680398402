// Frames of the camera as they are sent: small, not mirrored, JPEG in base64. One canvas, used again and again.
import { scaledTo } from '../../../lib/document';

const LONGEST_EDGE = 640;
const QUALITY = 0.8;
const HEAD = 'data:image/jpeg;base64,';
/** A camera that gives nothing for so long was taken away. */
const PATIENCE = 5_000;

export class Frames {
  readonly #video: HTMLVideoElement;
  readonly #canvas = document.createElement('canvas');
  // What is drawn is read at once: it need not go to the graphics chip and back.
  readonly #context = this.#canvas.getContext('2d', { alpha: false, willReadFrequently: true });

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /** The next frame the camera gives; throws when it gives none. */
  async next(): Promise<string> {
    await fresh(this.#video);
    const { videoWidth, videoHeight } = this.#video;
    const { width, height } = scaledTo(videoWidth, videoHeight, LONGEST_EDGE);
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    this.#context?.drawImage(this.#video, 0, 0, width, height);
    // At once: `toBlob` waits until the page is idle, and a preview that plays never is.
    const picture = this.#canvas.toDataURL('image/jpeg', QUALITY);
    if (!this.#context || videoWidth === 0 || !picture.startsWith(HEAD)) throw new Error('no frame');
    return picture.slice(HEAD.length);
  }

  /** Nothing of the last frame stays. */
  clear(): void {
    Object.assign(this.#canvas, { width: 0, height: 0 });
  }
}

/** A frame that was not there before. */
function fresh(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no frame')), PATIENCE);
    const come = () => {
      clearTimeout(late);
      resolve();
    };
    if ('requestVideoFrameCallback' in video) {
      video.requestVideoFrameCallback(come);
      return;
    }
    const old = video as HTMLVideoElement;
    const before = old.currentTime;
    const look = () => {
      if (old.readyState >= 2 && old.currentTime !== before) come();
      else requestAnimationFrame(look);
    };
    look();
  });
}
