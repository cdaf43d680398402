// Where the app and its sandbox are, and the browser that looks at them.
import { chromium } from 'playwright-core';
import { required } from './required.mjs';

/** The address of the browser host; opening it lets the browser in. */
export const APP = required('JMO_URL');
/** The service, with its sandbox pages. */
export const SANDBOX = required('JMO_SANDBOX');

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

/**
 * `camera`: a camera that is allowed without asking and shows the file of this path (.y4m or .mjpeg), or a test picture
 * without a face for `true`; without it there is none.
 */
export function launch({ camera } = {}) {
  const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const clip = typeof camera === 'string' ? [`--use-file-for-fake-video-capture=${camera}`] : [];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', ...(camera ? [...fake, ...clip] : [])],
  });
}
