// A host that keeps an update as Rust does: what was typed is laid over what is known, stage by stage.
import type { Answers } from '../../lib/bindings/Answers';
import type { DataUpdateAsked } from '../../lib/bindings/DataUpdateAsked';
import type { DataUpdateField } from '../../lib/bindings/DataUpdateField';
import type { DataUpdateShown } from '../../lib/bindings/DataUpdateShown';
import type { Fault } from '../../lib/bindings/Fault';
import type { FieldProblem } from '../../lib/bindings/FieldProblem';
import type { Go } from '../../lib/bindings/Go';
import type { StageId } from '../../lib/bindings/StageId';
import type { Submitted } from '../../lib/bindings/Submitted';

const asked = (id: DataUpdateField, kind: 'bank' | 'name' | 'phone' | 'npwp' | 'account_number' | 'postal_code' | 'family_card' | 'neighbourhood' | 'confirmed' | 'selfie', optional = false) =>
  ({ id, kind, optional }) satisfies DataUpdateAsked;
const region = (id: DataUpdateField, digits: number): DataUpdateAsked => ({ id, kind: 'region', digits, optional: false });
const choice = (id: DataUpdateField, choices: string[]): DataUpdateAsked => ({ id, kind: 'choice', choices, optional: false });

export const STAGES: { id: StageId; fields: DataUpdateAsked[] }[] = [
  { id: 'membership', fields: [asked('membership_right', 'confirmed')] },
  { id: 'selfie', fields: [asked('selfie', 'selfie')] },
  { id: 'contact', fields: [asked('npwp', 'npwp', true), asked('bank', 'bank'), asked('account_number', 'account_number')] },
  {
    id: 'population',
    fields: [
      choice('sex', ['male', 'female']),
      region('province', 2), region('regency', 4), region('district', 6), region('village', 10),
      { id: 'address', kind: 'text', most: 200, optional: false },
      asked('neighbourhood', 'neighbourhood', true), asked('postal_code', 'postal_code'), asked('mother_name', 'name'),
    ],
  },
  { id: 'additional', fields: [asked('emergency_name', 'name'), asked('emergency_phone', 'phone')] },
  { id: 'review', fields: [] },
];

const REGIONS: Record<string, [string, string][]> = {
  '': [['31', 'DKI JAKARTA'], ['32', 'JAWA BARAT']],
  31: [['3174', 'JAKARTA SELATAN']],
  3174: [['317406', 'CILANDAK']],
  317406: [['3174061005', 'LEBAK BULUS']],
  32: [['3273', 'BANDUNG']],
};

const refused = (code: Fault['code']): Fault => ({ code, fields: [], retry_after: null, reference: null });

/** What a participant of these tests is told of their update. */
export class FakeHost {
  shown: DataUpdateShown = {
    state: 'needed',
    updated_at: null,
    registered: { number_masked: '3174•• •••••• 0001', name: 'BUDI SANTOSO', born_on: '1985-04-12', sex_of_nik: 'male', address: null },
    flow: { id: 'data_update', version: 1, stages: STAGES },
    banks: [{ code: '014', name: 'BCA', digits: [10] }, { code: '002', name: 'BRI', digits: [15] }],
    answers: {},
    stage: 'membership',
    done: [],
    begun: true,
    kept: { saved_at: null, here: true, with_service: false },
    receipt: null,
    correction: null,
  };
  /** What a stage is refused for, when it is left for another. */
  problems: FieldProblem[] = [];
  /** The names of everything asked. */
  asked: [command: string, args: unknown][] = [];
  failing = new Set<string>();
  submitted: Submitted | null = null;

  readonly call = async (command: string, args: Record<string, unknown>): Promise<unknown> => {
    this.asked.push([command, args]);
    await Promise.resolve();
    if (this.failing.has(command)) throw refused('offline');
    switch (command) {
      case 'show_data_update':
        return { content: this.shown, as_of: '2026-11-21T02:40:00Z', source: 'live', trouble: null };
      case 'save_stage':
        return this.#save(args as { stage: StageId; answers: Answers; go: Go });
      case 'tell_draft':
        return true;
      case 'show_regions':
        return (REGIONS[String(args.within ?? '')] ?? []).map(([code, name]) => ({ code, name }));
      case 'show_place':
        return { village: 'LEBAK BULUS', district: 'CILANDAK', regency: 'JAKARTA SELATAN', province: 'DKI JAKARTA', postal_code: '12440' };
      case 'ask_holder':
        return { verdict: args.number === '9999999999' ? 'differs' : 'matches', name_masked: 'BU•• SA•••••' };
      case 'submit_data_update':
        return this.submitted;
      default:
        throw refused('offline');
    }
  };

  count(command: string): number {
    return this.asked.filter(([name]) => name === command).length;
  }

  #save({ stage, answers, go }: { stage: StageId; answers: Answers; go: Go }) {
    const at = STAGES.findIndex(({ id }) => id === stage);
    const problems = go === 'on' || go === 'review' ? this.problems : [];
    const next = { on: STAGES[at + 1]?.id, back: STAGES[at - 1]?.id, review: 'review' as const, stay: stage }[go];
    this.shown = {
      ...this.shown,
      begun: true,
      stage: problems.length > 0 ? stage : (next ?? stage),
      answers: { ...this.shown.answers, ...answers },
    };
    return { problems, shown: this.shown };
  }
}
