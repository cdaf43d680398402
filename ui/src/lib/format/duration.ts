import { m } from '../paraglide/messages';

/** `40 detik`, `5 menit`, `2 jam`: rounded up, because a wait that was promised must be enough. */
export function duration(seconds: number): string {
  if (seconds < 60) return m.duration_seconds({ count: Math.max(1, Math.ceil(seconds)) });
  if (seconds < 3600) return m.duration_minutes({ count: Math.ceil(seconds / 60) });
  return m.duration_hours({ count: Math.ceil(seconds / 3600) });
}
