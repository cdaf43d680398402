// The camera step in states that take a face to reach: what Rust would show is answered from here; the camera is the
// browser's own test picture. No attempt of anybody's is spent.
import { answer, answerAgain } from './member-samples.mjs';
import { settle } from './session.mjs';

const SHOWN = {
  way: 'gestures', phase: 'placing', gesture: null, gestures_done: 0, gestures: 2, finding: null, other_way: false,
  relax: false, trouble: null, again: false, progress: 0, face: null, picture: null, pace: 100, left_today: 9,
};

export const GESTURE = { phase: 'gesture', gesture: 'turn_left', progress: 0.45, face: [0.35, 0.25, 0.3, 0.5] };
export const MEND = { finding: 'dark', trouble: 'face_lost', face: [0.35, 0.25, 0.3, 0.5] };
export const NOT_SEEN = { phase: 'failed', trouble: 'not_seen', left_today: 2 };
export const REFUSED = { verdict: 'refused', reasons: ['blurred', 'light'], left_today: 2 };
export const IN_REVIEW = { verdict: 'review', reasons: ['without_gestures'], left_today: 4 };

/** Somebody drawn, as large as the camera's pictures are. */
function drawn(page) {
  return page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 640 });
    const context = canvas.getContext('2d');
    const shape = (colour, x, y, width, height) => {
      context.fillStyle = colour;
      context.beginPath();
      context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
      context.fill();
    };
    context.fillStyle = '#d5ebe3';
    context.fillRect(0, 0, 480, 640);
    shape('#0b5d4a', 240, 660, 220, 170);
    shape('#3b2a20', 240, 260, 150, 180);
    shape('#b98560', 240, 310, 118, 158);
    for (const x of [195, 285]) shape('#2a1c14', x, 290, 13, 10);
    shape('#8a4b3a', 240, 390, 38, 12);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
  });
}

/** From the first frame on it looks like this; `sent` is what comes of sending it. */
export async function selfieWith(page, seen, sent) {
  const picture = seen.phase === 'taken' ? await drawn(page) : null;
  await answer(page, 'begin_selfie', SHOWN);
  await answer(page, 'retake_selfie', SHOWN);
  await answer(page, 'show_frame', { ...SHOWN, ...seen, picture });
  await answer(page, 'send_selfie', sent ?? IN_REVIEW);
  await answer(page, 'drop_selfie', null);
}

export const selfieAgain = (page) =>
  answerAgain(page, 'begin_selfie', 'retake_selfie', 'show_frame', 'send_selfie', 'drop_selfie');

/** What getUserMedia fails with from now on. */
export function cameraFails(page, name) {
  return page.evaluate((name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
  }, name);
}

/** Opens the camera and waits for what is behind it. */
export async function openCamera(page, reached) {
  await page.locator('main button[type=submit]').click();
  await page.locator(reached).first().waitFor();
  await settle(page);
}
