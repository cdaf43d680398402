// The timeline as far as it was unrolled: its newest page, which keeps itself fresh, and the older ones below.
import type { Activity } from '../../lib/bindings/Activity';
import type { ActivityKind } from '../../lib/bindings/ActivityKind';
import type { ActivityPage } from '../../lib/bindings/ActivityPage';
import type { Fault } from '../../lib/bindings/Fault';
import type { Trouble } from '../../lib/bindings/Trouble';
import { LiveView } from '../../lib/live-view.svelte';
import { ask } from '../../lib/session.svelte';
import { alsoForget, NOTHING_SAVED } from '../../lib/views.svelte';

type Wanted = { kind: ActivityKind | null; text: string | null };
type Older = { after: string; entries: Activity[]; next: string | null };

const EVERYTHING: Wanted = { kind: null, text: null };

let wanted = $state.raw<Wanted>(EVERYTHING);
let older = $state.raw<Older | null>(null);
let unrolling = $state(false);
let trouble = $state.raw<Trouble | null>(null);
let fault = $state.raw<Fault | null>(null);

const newest = new LiveView<ActivityPage>(async (refresh) =>
  // What was seen comes with the answer when there is no network: there is nothing to ask for before.
  refresh ? ask('show_activity', { query: { cursor: null, ...wanted } }) : NOTHING_SAVED,
);

const end = $derived(newest.content?.entries.at(-1)?.id ?? null);
// Older pages hang on the last entry of the newest: when that moves, they are unrolled anew.
const hanging = $derived(older && older.after === end ? older : null);

export const timeline = {
  newest,
  get wanted(): Wanted {
    return wanted;
  },
  get entries(): Activity[] {
    return [...(newest.content?.entries ?? []), ...(hanging?.entries ?? [])];
  },
  /** Where the next older page begins; null: there is nothing older. */
  get next(): string | null {
    return hanging ? hanging.next : (newest.content?.next ?? null);
  },
  get unrolling(): boolean {
    return unrolling;
  },
  /** Why the older page could not be had. */
  get trouble(): Trouble | null {
    return trouble;
  },
  get fault(): Fault | null {
    return fault;
  },

  /** Looks for something else, from the newest on. */
  async look(kind: ActivityKind | null, text: string | null): Promise<void> {
    if (kind === wanted.kind && text === wanted.text) return;
    begin({ kind, text });
    await newest.refresh();
  },

  /** One page more; answers how many entries came. */
  async unroll(): Promise<number> {
    const [after, cursor, asked] = [end, timeline.next, wanted];
    if (unrolling || after === null || cursor === null) return 0;
    unrolling = true;
    trouble = null;
    fault = null;
    try {
      const page = await ask('show_activity', { query: { cursor, ...asked } });
      if (asked !== wanted || after !== end) return 0;
      trouble = page.trouble;
      const entries = page.content?.entries ?? [];
      // Without the network a page may be empty: what is older stays to be asked for.
      if (page.content && (entries.length > 0 || !page.trouble)) {
        older = { after, entries: [...(hanging?.entries ?? []), ...entries], next: page.content.next };
      }
      return entries.length;
    } catch (thrown) {
      if (asked === wanted) fault = thrown as Fault;
      return 0;
    } finally {
      unrolling = false;
    }
  },
};

function begin(next: Wanted): void {
  wanted = next;
  older = null;
  trouble = null;
  fault = null;
  newest.forget();
}

alsoForget(() => begin(EVERYTHING));
