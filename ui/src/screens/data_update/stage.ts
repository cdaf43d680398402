// What every stage does, whatever it asks.
import { untrack } from 'svelte';
import type { Fault } from '../../lib/bindings/Fault';
import type { FieldProblem } from '../../lib/bindings/FieldProblem';
import type { StageId } from '../../lib/bindings/StageId';
import { go, goBack } from '../../lib/router.svelte';
import { stagePart } from '../../lib/wording/data-update';
import { update } from './update.svelte';

/** What will not do, as a form shows it. */
export function invalid(fields: FieldProblem[]): Fault {
  return { code: 'invalid_field', fields, retry_after: null, reference: null };
}

/** How long after a failure what was typed is kept again. */
const AGAIN = 3_000;

/** For as long as the stage is open, and when it is left, hidden or closed: `$effect(() => staysKept(stage))`. */
export function staysKept(stage: StageId): () => void {
  const keep = () => void update.keep();
  const hidden = () => {
    if (document.visibilityState === 'hidden') keep();
  };
  const online = () => void update.tell();
  // The effect follows the stage, not what is typed into it.
  untrack(() => void update.arrive(stage));
  const again = setInterval(() => {
    if (update.failed) keep();
  }, AGAIN);
  window.addEventListener('pagehide', keep);
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    clearInterval(again);
    window.removeEventListener('pagehide', keep);
    window.removeEventListener('online', online);
    document.removeEventListener('visibilitychange', hidden);
    keep();
  };
}

/** On to the next stage, or back to the review from where it was opened; a fault when its answers will not do. */
export async function leaveStage(stage: StageId, change: boolean): Promise<void> {
  const problems = await update.save(stage, change ? 'review' : 'on');
  if (problems.length > 0) throw invalid(problems);
  const stages = update.content?.flow.stages ?? [];
  const next = stages[stages.findIndex(({ id }) => id === stage) + 1];
  if (change) goBack('data_update', stagePart('review'));
  else if (next) await go('data_update', stagePart(next.id));
}
