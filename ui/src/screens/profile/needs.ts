// What is under way with the account and may not be the owner's doing: each with the one thing to do about it.
import type { Account } from '../../lib/bindings/Account';
import { dateAndTime } from '../../lib/format/dates';
import { m } from '../../lib/paraglide/messages';
import { ask } from '../../lib/session.svelte';

export type Need = {
  about: 'recovery' | 'contact' | 'deletion';
  id: string;
  kind: 'stop' | 'need';
  title: string;
  text: string;
  label: string;
  /** What to say once it is done. */
  done: string;
  act: () => Promise<unknown>;
};

/** The most urgent first. */
export function needs({ recovery_at, changed_contacts, deleted_at }: Account): Need[] {
  const all: Need[] = [];
  if (recovery_at) {
    all.push({
      about: 'recovery',
      id: 'recovery',
      kind: 'stop',
      title: m.need_recovery(),
      text: m.need_recovery_text({ time: dateAndTime(recovery_at) }),
      label: m.need_recovery_act(),
      done: m.need_recovery_done(),
      act: () => ask('cancel_recovery', {}),
    });
  }
  for (const { channel, before_masked: before, until } of changed_contacts) {
    all.push({
      about: 'contact',
      id: channel,
      kind: 'need',
      title: channel === 'sms' ? m.need_phone() : m.need_email(),
      text: m.need_contact_text({ before, time: dateAndTime(until) }),
      label: m.need_contact_act(),
      done: m.need_contact_done(),
      act: () => ask('restore_contact', { channel }),
    });
  }
  if (deleted_at) {
    all.push({
      about: 'deletion',
      id: 'deletion',
      kind: 'need',
      title: m.need_deletion(),
      text: m.need_deletion_text({ time: dateAndTime(deleted_at) }),
      label: m.need_deletion_act(),
      done: m.need_deletion_done(),
      act: () => ask('keep_account', {}),
    });
  }
  return all;
}
