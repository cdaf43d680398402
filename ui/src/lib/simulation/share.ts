// An answer as text, for a message to somebody.
import type { Explained } from '../bindings/Explained';
import { m } from '../paraglide/messages';
import { nameOf } from '../wording/simulation';
import { valueText } from './values';

/** Whoever shares an answer wants its amounts read, hidden on screen or not. */
export function answerText(title: string, { formula, figures, estimate }: Explained): string {
  const lines = figures.map(({ code, value }) => `${nameOf(formula, code)}: ${valueText(formula, value, true)}`);
  return [title, ...lines, ...(estimate ? [m.sim_share_estimate()] : []), m.sim_share_by()].join('\n');
}

/** Hands a text on: `shared` by the system's own sheet, `copied` where there is none, `failed` where neither is. */
export async function handOn(title: string, text: string): Promise<'shared' | 'copied' | 'failed'> {
  try {
    if (typeof navigator.share === 'function') {
      await navigator.share({ title, text });
      return 'shared';
    }
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch (thrown) {
    // Closing the sheet is an answer too.
    return (thrown as Error).name === 'AbortError' ? 'shared' : 'failed';
  }
}
