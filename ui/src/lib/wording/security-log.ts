// The security log in words. Complete by type: a new kind cannot be forgotten here.
import type { LogEntry } from '../bindings/LogEntry';
import type { LogKind } from '../bindings/LogKind';
import { longDate } from '../format/dates';
import { m } from '../paraglide/messages';

/** What changes who can get in stands out. */
type Tone = 'act' | 'need' | 'stop';

const KINDS: Record<LogKind, { title: () => string; tone: Tone }> = {
  joined: { title: m.log_joined, tone: 'act' },
  new_device: { title: m.log_new_device, tone: 'need' },
  signed_in: { title: m.log_signed_in, tone: 'act' },
  looked: { title: m.log_looked, tone: 'act' },
  signed_out: { title: m.log_signed_out, tone: 'act' },
  device_ended: { title: m.log_device_ended, tone: 'act' },
  token_stolen: { title: m.log_token_stolen, tone: 'stop' },
  password_changed: { title: m.log_password_changed, tone: 'need' },
  password_reset: { title: m.log_password_reset, tone: 'need' },
  contact_changed: { title: m.log_contact_changed, tone: 'need' },
  contact_restored: { title: m.log_contact_restored, tone: 'need' },
  recovery_begun: { title: m.log_recovery_begun, tone: 'stop' },
  recovery_cancelled: { title: m.log_recovery_cancelled, tone: 'act' },
  recovered: { title: m.log_recovered, tone: 'stop' },
  exported: { title: m.log_exported, tone: 'need' },
  deletion_asked: { title: m.log_deletion_asked, tone: 'need' },
  deletion_cancelled: { title: m.log_deletion_cancelled, tone: 'act' },
  unknown: { title: m.log_unknown, tone: 'act' },
};

export function logWords(kind: LogKind): { title: string; tone: Tone } {
  const { title, tone } = KINDS[kind] ?? KINDS.unknown;
  return { title: title(), tone };
}

export type LogDay = { day: string; entries: LogEntry[] };

/** The entries by their day in Jakarta, in the order they came. */
export function byDay(entries: LogEntry[]): LogDay[] {
  const days: LogDay[] = [];
  for (const entry of entries) {
    const day = longDate(entry.at);
    const last = days[days.length - 1];
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
