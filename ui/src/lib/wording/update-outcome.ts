// What became of an update: its state, why somebody looks at it, what the civil registry says, what the bank says.
import type { DataUpdateReceipt } from '../bindings/DataUpdateReceipt';
import type { HolderMatch } from '../bindings/HolderMatch';
import type { RegistryVerdict } from '../bindings/RegistryVerdict';
import type { ReviewReason } from '../bindings/ReviewReason';
import type { UpdateState } from '../bindings/UpdateState';
import { dateAndTime } from '../format/dates';
import { m } from '../paraglide/messages';

type Tone = 'ok' | 'need' | 'stop' | 'plain';

const STATES: Record<UpdateState, { label: () => string; tone: Tone }> = {
  needed: { label: m.state_needed, tone: 'need' },
  in_review: { label: m.state_in_review, tone: 'plain' },
  up_to_date: { label: m.state_up_to_date, tone: 'ok' },
  declined: { label: m.state_declined, tone: 'stop' },
  unknown: { label: m.state_unknown, tone: 'plain' },
};

export function stateChip(state: UpdateState): { label: string; tone: Tone } {
  const { label, tone } = STATES[state] ?? STATES.unknown;
  return { label: label(), tone };
}

const REASONS: Record<ReviewReason, () => string> = {
  selfie_without_gestures: m.reason_without_gestures,
  selfie_from_file: m.reason_from_file,
  face: m.reason_face,
  registry: m.reason_registry,
  registry_unavailable: m.reason_registry_unavailable,
  account_holder: m.reason_account_holder,
  unknown: m.reason_other,
};

export function reviewReason(reason: ReviewReason): string {
  return (REASONS[reason] ?? REASONS.unknown)();
}

const REGISTRY_FIELDS: Record<string, () => string> = {
  number: m.registry_number,
  name: m.full_name,
  born_on: m.registry_born_on,
  sex: m.data_field_sex,
  mother_name: m.data_field_mother_name,
};

const VERDICTS: Record<RegistryVerdict['verdict'], (inputs: { field: string }) => string> = {
  matches: m.registry_matches,
  differs: m.registry_differs,
  not_found: m.registry_not_found,
  unchecked: m.registry_unchecked,
  unknown: m.registry_unchecked,
};

/** `Nama cocok`, and whether that is well, not well, or not known. */
export function registryWord({ field, verdict }: RegistryVerdict): { text: string; sign: 'ok' | 'stop' | 'plain' } {
  const name = (REGISTRY_FIELDS[field] ?? m.data_field_other)();
  const sign = verdict === 'matches' ? 'ok' : verdict === 'differs' || verdict === 'not_found' ? 'stop' : 'plain';
  return { text: (VERDICTS[verdict] ?? m.registry_unchecked)({ field: name }), sign };
}

type HolderWords = { kind: 'ok' | 'need' | 'stop' | 'info'; title: () => string; text: (() => string) | null };

const HOLDERS: Record<HolderMatch, HolderWords> = {
  matches: { kind: 'ok', title: m.holder_matches, text: null },
  close: { kind: 'need', title: m.holder_close, text: m.holder_close_text },
  differs: { kind: 'stop', title: m.holder_differs, text: m.holder_differs_text },
  not_found: { kind: 'stop', title: m.holder_not_found, text: m.holder_not_found_text },
  unavailable: { kind: 'info', title: m.holder_unavailable, text: m.holder_unavailable_text },
  unknown: { kind: 'info', title: m.holder_unavailable, text: m.holder_unavailable_text },
};

export function holderWords(verdict: HolderMatch): HolderWords {
  return HOLDERS[verdict] ?? HOLDERS.unknown;
}

/** A receipt as text, for a message to oneself. */
export function receiptText({ number, submitted_at, state, due_at }: DataUpdateReceipt): string {
  return [
    m.data_update(),
    `${m.receipt_number()}: ${number}`,
    `${m.receipt_time()}: ${dateAndTime(submitted_at)}`,
    `${m.receipt_state()}: ${stateChip(state).label}`,
    ...(due_at ? [`${m.receipt_due()}: ${dateAndTime(due_at)}`] : []),
  ].join('\n');
}
