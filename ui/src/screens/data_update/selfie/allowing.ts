// What to say where the camera does not open, and how it is allowed on this kind of device.
import { m } from '../../../lib/paraglide/messages';
import { isInWindow } from '../../../lib/host';
import type { CameraTrouble } from './camera';

type Words = { happened: () => string; now: () => string };

const WORDS: Record<CameraTrouble, Words> = {
  denied: { happened: m.camera_denied, now: howToAllow },
  missing: { happened: m.camera_missing, now: m.camera_missing_text },
  busy: { happened: m.camera_busy, now: m.camera_busy_text },
  unsuited: { happened: m.camera_unsuited, now: m.camera_unsuited_text },
  gone: { happened: m.camera_gone, now: m.camera_gone_text },
  hidden: { happened: m.camera_hidden, now: m.camera_hidden_text },
  unknown: { happened: m.camera_unknown, now: m.camera_unknown_text },
};

export function cameraWords(trouble: CameraTrouble): { happened: string; now: string } {
  const { happened, now } = WORDS[trouble];
  return { happened: happened(), now: now() };
}

function howToAllow(): string {
  if (!isInWindow()) return m.camera_denied_browser();
  const device = navigator.userAgent;
  if (/Android/.test(device)) return m.camera_denied_android();
  if (/iPhone|iPad/.test(device)) return m.camera_denied_ios();
  if (/Windows/.test(device)) return m.camera_denied_windows();
  if (/Mac OS X/.test(device)) return m.camera_denied_mac();
  return m.camera_denied_app();
}
