// The full NIK and card numbers, for as long as somebody wants to see them and not a moment longer.
import type { Fault } from '../../lib/bindings/Fault';
import { print } from '../../lib/host';
import { ask } from '../../lib/session.svelte';

/** Numbers hide again by themselves: people put a phone down. */
const SHOWN_FOR = 60_000;

type Shown = { nik: string; kpjs: string[] };

let shown = $state.raw<Shown | null>(null);
let fault = $state.raw<Fault | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
// Grows when the numbers are hidden: an answer that was asked for before comes too late.
let wish = 0;
// A print dialog takes the focus from the page, and prints what the person wanted to see on it.
let printing = false;

export const numbers = {
  get shown(): Shown | null {
    return shown;
  },
  get fault(): Fault | null {
    return fault;
  },
  /** With `stay` they are shown until they are hidden: over a counter somebody else sets the pace. */
  async show(stay = false): Promise<void> {
    const mine = ++wish;
    fault = null;
    try {
      const { content } = await ask('show_card', { refresh: false, numbers: true });
      if (mine !== wish || !content) return;
      const { nik, identity_kind } = content;
      shown = { nik: identity_kind === 'nik' ? inFours(nik) : nik, kpjs: content.cards.map((card) => card.kpj) };
      clearTimeout(timer);
      if (!stay) timer = setTimeout(numbers.hide, SHOWN_FOR);
    } catch (thrown) {
      fault = thrown as Fault;
    }
  },
  hide(): void {
    wish += 1;
    shown = null;
    clearTimeout(timer);
  },
};

/** Prints the page as it is, numbers included; they hide as ever once the dialog is over. */
export async function printAsShown(): Promise<void> {
  printing = true;
  window.addEventListener('focus', () => (printing = false), { once: true });
  await print();
}

/** For the screen that shows them: they go when it is left, covered or loses the focus. */
export function hideWhenUnwatched(): () => void {
  const hidden = () => document.visibilityState === 'hidden' && numbers.hide();
  const blurred = () => !printing && numbers.hide();
  window.addEventListener('blur', blurred);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('blur', blurred);
    document.removeEventListener('visibilitychange', hidden);
    numbers.hide();
  };
}

function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
