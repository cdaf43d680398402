// In whose name an account is: asked once for each bank and number, and shown only for what was asked.
import type { Fault } from '../../lib/bindings/Fault';
import type { Holder } from '../../lib/bindings/Holder';
import { digitsOf } from '../../lib/format/digits';
import { ask } from '../../lib/session.svelte';
import { alsoForget } from '../../lib/views.svelte';

type Asked = { bank: string; number: string; holder: Holder | null; fault: Fault | null };

let asked = $state.raw<Asked | null>(null);
let busy = $state(false);

export const inquiry = {
  get busy(): boolean {
    return busy;
  },
  /** What is known of this account, if it was asked about. */
  of(bank: string, number: string): Asked | null {
    return asked && asked.bank === bank && asked.number === digitsOf(number) ? asked : null;
  },
  async ask(bank: string, number: string): Promise<void> {
    if (busy) return;
    busy = true;
    const about = { bank, number: digitsOf(number) };
    try {
      asked = { ...about, holder: await ask('ask_holder', about), fault: null };
    } catch (thrown) {
      asked = { ...about, holder: null, fault: thrown as Fault };
    } finally {
      busy = false;
    }
  },
};

alsoForget(() => (asked = null));
