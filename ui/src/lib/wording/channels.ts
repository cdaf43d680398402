import type { Channel } from '../bindings/Channel';
import type { CodeChallenge } from '../bindings/CodeChallenge';
import { m } from '../paraglide/messages';

/** Where the code went. A channel this page does not know yet gets neutral words. */
export function sentTo({ channel, sent_to: to }: CodeChallenge): string {
  if (channel === 'email') return m.code_sent_email({ to });
  if (channel === 'sms') return m.code_sent_sms({ to });
  return m.code_sent({ to });
}

export function sendBy(channel: Channel): string {
  if (channel === 'email') return m.code_by_email();
  if (channel === 'sms') return m.code_by_sms();
  return m.code_by_other();
}
