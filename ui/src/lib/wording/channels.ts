import type { Channel } from '../bindings/Channel';
import type { CodeChallenge } from '../bindings/CodeChallenge';
import { m } from '../paraglide/messages';

/** Where the code went. A channel this page does not know yet gets neutral words. */
export function sentTo({ channel, sent_to: to }: CodeChallenge): string {
  // To everything on record, which is not shown.
  if (to === null) return m.code_sent_on_record();
  if (channel === 'email') return m.code_sent_email({ to });
  if (channel === 'sms') return m.code_sent_sms({ to });
  return m.code_sent({ to });
}

/** The other ways a code could go, with what to call them. One that cannot be named cannot be offered. */
export function otherWays({ channel: current, channels }: CodeChallenge): { channel: Channel; label: string }[] {
  const ways: { channel: Channel; label: string }[] = [
    { channel: 'email', label: m.code_by_email() },
    { channel: 'sms', label: m.code_by_sms() },
  ];
  return ways.filter(({ channel }) => channel !== current && channels.includes(channel));
}
