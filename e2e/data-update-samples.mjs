// Pengkinian Data in states the sandbox has nobody for: the person's own, with what is named here laid over it. What
// is typed stays in the page and reaches neither the app nor the service.
import { answer, answerAgain } from './member-samples.mjs';
import { command } from './session.mjs';

/** Everything a person would have filled in. */
export const FILLED = {
  membership_right: 'yes',
  selfie: 'selfie-1',
  npwp: '',
  bank: '014',
  account_number: '1234567890',
  sex: 'male',
  birth_place: 'Bandung',
  address: 'Jl. Melati No. 12',
  neighbourhood: '003/011',
  mother_name: 'Sulastri',
  marital_status: 'married',
  family_card: '3174051203100007',
  education: 'vocational_high',
  emergency_name: 'Wahyu Hidayat',
  emergency_phone: '0813 5555 1234',
  emergency_relation: 'sibling',
};

const STAGES = ['membership', 'selfie', 'contact', 'population', 'additional'];

export const RECEIPT = {
  number: 'PD-2026-004217',
  submitted_at: '2026-11-20T03:15:00Z',
  state: 'in_review',
  reasons: ['selfie_without_gestures', 'registry_unavailable', 'account_holder'],
  verdicts: [
    { field: 'number', verdict: 'matches' },
    { field: 'name', verdict: 'matches' },
    { field: 'sex', verdict: 'differs' },
    { field: 'mother_name', verdict: 'unchecked' },
  ],
  due_at: '2026-11-27T10:00:00Z',
};

export const UP_TO_DATE = { ...RECEIPT, state: 'up_to_date', reasons: [], due_at: null, verdicts: RECEIPT.verdicts.slice(0, 2) };

export const BEGUN = {
  begun: true,
  stage: 'population',
  answers: FILLED,
  done: STAGES,
  kept: { saved_at: '2026-11-21T02:40:00Z', here: true, with_service: true },
};

/** A village and the regions around it, the first of each. */
async function firstVillage(page) {
  const chain = [];
  for (let within = null; chain.length < 4; within = chain.at(-1)) {
    const [first] = await command(page, 'show_regions', { within });
    chain.push(first.code);
  }
  const [province, regency, district, village] = chain;
  const { postal_code } = await command(page, 'show_place', { village });
  return { province, regency, district, village, postal_code };
}

/** Answers every command of the update from here; `problems` are what a stage's answers are refused for. */
export async function dataUpdateWith(page, { problems = [], ...change }) {
  const view = await command(page, 'show_data_update', { refresh: true });
  const fresh = { state: 'needed', updated_at: null, receipt: null, correction: null, begun: false, answers: {}, done: [] };
  let content = { ...view.content, ...fresh, ...change };
  if (content.answers.address) content.answers = { ...content.answers, ...(await firstVillage(page)) };

  await answer(page, 'show_data_update', () => ({ ...view, content, trouble: null }));
  await answer(page, 'save_stage', ({ stage, answers, go }) => {
    const at = content.flow.stages.findIndex(({ id }) => id === stage);
    const refused = go === 'on' || go === 'review' ? problems : [];
    const next = { on: content.flow.stages[at + 1]?.id, back: content.flow.stages[at - 1]?.id, review: 'review' }[go];
    const answered = { ...content.answers, ...answers };
    content = { ...content, begun: true, stage: (refused.length === 0 && next) || stage, answers: answered };
    return { problems: refused, shown: content };
  });
  await answer(page, 'tell_draft', true);
  await answer(page, 'ask_holder', { verdict: 'close', name_masked: 'SI•• AM••••' });
  await answer(page, 'show_data_changes', [
    { at: RECEIPT.submitted_at, number: RECEIPT.number, field: 'account_number', had: true, has: true },
    { at: RECEIPT.submitted_at, number: RECEIPT.number, field: 'family_card', had: false, has: true },
    { at: '2025-02-03T04:00:00Z', number: 'PD-2025-000031', field: 'address', had: false, has: true },
  ]);
}

export const dataUpdateAgain = (page) =>
  answerAgain(page, 'show_data_update', 'save_stage', 'tell_draft', 'ask_holder', 'show_data_changes', 'submit_data_update', 'correct_data');
