// Pengkinian Data as Rust keeps it, and what was typed since it was last told: a crash loses at most a second.
import type { Answers } from '../../lib/bindings/Answers';
import type { DataUpdateField } from '../../lib/bindings/DataUpdateField';
import type { DataUpdateReceipt } from '../../lib/bindings/DataUpdateReceipt';
import type { DataUpdateShown } from '../../lib/bindings/DataUpdateShown';
import type { DataUpdateStage } from '../../lib/bindings/DataUpdateStage';
import type { FieldProblem } from '../../lib/bindings/FieldProblem';
import type { Go } from '../../lib/bindings/Go';
import type { StageId } from '../../lib/bindings/StageId';
import type { Submitted } from '../../lib/bindings/Submitted';
import { draft } from '../../lib/drafts.svelte';
import { LiveView } from '../../lib/live-view.svelte';
import { ask } from '../../lib/session.svelte';
import { alsoForget } from '../../lib/views.svelte';

/** How long somebody has to pause before what they typed is kept. */
const PAUSE = 700;
/** How long before the service is told of it as well. */
const TELL_AFTER = 4_000;

export const view = new LiveView<DataUpdateShown>((refresh) => ask('show_data_update', { refresh }));

/** What is typed and not kept yet, and whose it is: it outlives the lock, but no other person sees it. */
const kept = draft('data-update');

let failed = $state(false);
let receipt = $state.raw<DataUpdateReceipt | null>(null);
let refusal = $state.raw<{ stage: StageId; problems: FieldProblem[] } | null>(null);
let last: Promise<unknown> = Promise.resolve();
let pausing: ReturnType<typeof setTimeout> | undefined;
let telling: ReturnType<typeof setTimeout> | undefined;

const owner = (): string => `${view.content?.registered.number_masked} ${view.content?.registered.name}`;

function typed(): Answers {
  if (kept.text === '') return {};
  const { of, answers } = JSON.parse(kept.text) as { of: string; answers: Answers };
  return of === owner() ? answers : {};
}

function keepTyped(answers: Answers): void {
  kept.text = Object.keys(answers).length > 0 ? JSON.stringify({ of: owner(), answers }) : '';
}

/** What is typed and not kept yet in the fields of one stage. */
function typedIn(stage: StageId): Answers {
  const all = typed();
  const fields = update.stage(stage)?.fields ?? [];
  return Object.fromEntries(fields.flatMap(({ id }) => (id in all ? [[id, all[id]!]] : [])));
}

async function send(stage: StageId, go: Go): Promise<FieldProblem[]> {
  clearTimeout(pausing);
  const content = view.content;
  // Locked meanwhile: what was typed waits.
  if (!content) return [];
  const answers = typedIn(stage);
  const here = content.begun && content.stage === stage;
  if (go === 'stay' && here && Object.keys(answers).length === 0) return [];
  try {
    const saved = await ask('save_stage', { stage, answers, go });
    view.content = saved.shown;
    // What was typed meanwhile is kept the next time.
    keepTyped(Object.fromEntries(Object.entries(typed()).filter(([id, text]) => answers[id] !== text)));
    failed = false;
    clearTimeout(telling);
    telling = setTimeout(() => void update.tell(), go === 'stay' ? TELL_AFTER : 0);
    return saved.problems;
  } catch (thrown) {
    failed = true;
    throw thrown;
  }
}

/** After everything that was asked before it. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const done = last.then(act);
  last = done.catch(() => undefined);
  return done;
}

/** What Rust keeps now, without asking the network. */
async function look(): Promise<void> {
  const { content } = await ask('show_data_update', { refresh: false });
  view.content = content;
}

export const update = {
  get content(): DataUpdateShown | null {
    return view.content;
  },
  /** What was typed could not be kept. */
  get failed(): boolean {
    return failed;
  },
  /** Something was typed that is not kept yet. */
  get pending(): boolean {
    return Object.keys(typed()).length > 0;
  },
  /** The receipt of what was submitted just now. */
  get receipt(): DataUpdateReceipt | null {
    return receipt;
  },
  stage(id: StageId): DataUpdateStage | undefined {
    return view.content?.flow.stages.find((stage) => stage.id === id);
  },
  value(field: DataUpdateField): string {
    return typed()[field] ?? view.content?.answers[field] ?? '';
  },
  type(field: DataUpdateField, text: string): void {
    if (update.value(field) === text) return;
    keepTyped({ ...typed(), [field]: text });
    clearTimeout(pausing);
    pausing = setTimeout(() => void update.keep(), PAUSE);
  },
  /** Keeps what was typed and goes somewhere; one after the other, in the order asked. */
  save(stage: StageId, go: Go): Promise<FieldProblem[]> {
    return inTurn(() => send(stage, go));
  },
  /** The person is at this stage: whoever goes on later, or elsewhere, goes on from here. */
  async arrive(stage: StageId): Promise<void> {
    await update.keep();
    await update.save(stage, 'stay').catch(() => undefined);
  },
  /** Keeps what was typed, whatever stage it belongs to. */
  async keep(): Promise<void> {
    for (const { id } of view.content?.flow.stages ?? []) {
      if (Object.keys(typedIn(id)).length > 0) await update.save(id, 'stay').catch(() => undefined);
    }
  },
  /** Tells the service, so that another device can go on. Without a network it stays on this one. */
  async tell(): Promise<void> {
    try {
      await inTurn(() => ask('tell_draft', {}));
      await inTurn(look);
    } catch {
      // It is told the next time something is kept.
    }
  },
  async discard(): Promise<void> {
    clearTimeout(pausing);
    clearTimeout(telling);
    await inTurn(() => ask('discard_data_update', {}));
    kept.text = '';
    refusal = null;
    await inTurn(look);
  },
  async submit(key: string): Promise<Submitted> {
    clearTimeout(telling);
    const answer = await inTurn(() => ask('submit_data_update', { key }));
    if (answer.kind === 'taken') {
      receipt = answer.receipt;
      refusal = null;
      kept.text = '';
    } else {
      refusal = { stage: answer.stage, problems: answer.problems };
    }
    await inTurn(look);
    return answer;
  },
  /** What the service refused at this stage; said once. */
  takeRefusal(stage: StageId): FieldProblem[] {
    if (refusal?.stage !== stage) return [];
    const { problems } = refusal;
    refusal = null;
    return problems;
  },
};

alsoForget(() => {
  clearTimeout(pausing);
  clearTimeout(telling);
  view.forget();
  failed = false;
  receipt = null;
  refusal = null;
});
