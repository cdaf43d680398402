// The code on its way to a new contact. It outlives the lock: whoever looks the code up in their mail comes back
// to an app that may have locked itself meanwhile.
import type { Channel } from '../../../lib/bindings/Channel';
import type { CodeChallenge } from '../../../lib/bindings/CodeChallenge';
import { ask, session } from '../../../lib/session.svelte';

export type Changing = {
  channel: Channel;
  /** There was none before. */
  added: boolean;
  challenge: CodeChallenge;
  /** When it came, on the page's clock. */
  since: number;
};

let sent = $state.raw<Changing | null>(null);

export const changing = {
  get sent(): Changing | null {
    return sent;
  },
  begin(channel: Channel, added: boolean, challenge: CodeChallenge): void {
    sent = { channel, added, challenge, since: Date.now() };
  },
  async resend(channel: Channel | null): Promise<void> {
    const challenge = await ask('resend_proof', { channel });
    if (sent) sent = { ...sent, challenge, since: Date.now() };
  },
  /** The new contact is the account's. */
  async enter(code: string): Promise<void> {
    await ask('enter_proof', { code });
    sent = null;
  },
  async giveUp(): Promise<void> {
    sent = null;
    await ask('forget_proofs', {});
  },
};

// Nothing of it waits for whoever signs in next.
$effect.root(() => {
  $effect(() => {
    if (session.view.state === 'signed_out') sent = null;
  });
});
