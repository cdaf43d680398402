import type { Channel } from '../bindings/Channel';
import { m } from '../paraglide/messages';

/** The part of the address under which a contact is changed. */
export const CONTACT_PARTS: Partial<Record<string, Channel>> = { email: 'email', 'nomor-hp': 'sms' };

type Words = { name: string; change: string; add: string; changed: string; added: string };

/** What a contact and its changing are called. */
export function contactWords(channel: Channel): Words {
  return channel === 'sms'
    ? { name: m.phone(), change: m.phone_change(), add: m.phone_add(), changed: m.phone_changed(), added: m.phone_added() }
    : { name: m.email(), change: m.email_change(), add: m.email_add(), changed: m.email_changed(), added: m.email_added() };
}
