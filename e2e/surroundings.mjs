// Where the app and its sandbox are, and the browser that looks at them.
import { chromium } from 'playwright-core';
import { required } from './required.mjs';

/** The address of the browser host; opening it lets the browser in. */
export const APP = required('JMO_URL');
/** The service, with its sandbox pages. */
export const SANDBOX = required('JMO_SANDBOX');

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
}
