// Every refusal in words: what happened, and what to do now. ONE table, complete by type.
import type { Fault } from './bindings/Fault';
import type { FaultCode } from './bindings/FaultCode';
import type { FieldProblem } from './bindings/FieldProblem';
import type { Trouble } from './bindings/Trouble';
import { duration } from './format/duration';
import { m } from './paraglide/messages';

/** The way out that goes with a refusal. A screen offers it as a button when it has it. */
export type Way = 'again' | 'sign_in' | 'begin';

export const WAYS: Record<Way, () => string> = {
  again: m.retry,
  sign_in: m.sign_in_again,
  begin: m.begin_again,
};

type Entry = { happened: () => string; now: (fault: Fault) => string; way: Way | null };

const FAULTS: Record<FaultCode, Entry> = {
  offline: { happened: m.fault_offline, now: m.fault_offline_now, way: 'again' },
  slow: { happened: m.fault_slow, now: m.fault_slow_now, way: 'again' },
  unavailable: { happened: m.fault_unavailable, now: afterAWhile, way: 'again' },
  garbled: { happened: m.fault_garbled, now: m.fault_garbled_now, way: 'again' },
  sign_in_rejected: { happened: m.fault_sign_in_rejected, now: m.fault_sign_in_rejected_now, way: null },
  code_wrong: { happened: m.fault_code_wrong, now: m.fault_code_wrong_now, way: null },
  code_expired: { happened: m.fault_code_expired, now: m.fault_code_expired_now, way: null },
  code_exhausted: { happened: m.fault_code_exhausted, now: m.fault_code_exhausted_now, way: null },
  challenge_gone: { happened: m.fault_challenge_gone, now: m.fault_challenge_gone_now, way: 'sign_in' },
  proof_gone: { happened: m.fault_proof_gone, now: m.fault_proof_gone_now, way: 'begin' },
  password_rejected: { happened: m.fault_password_rejected, now: m.fault_password_rejected_now, way: null },
  join_refused: { happened: m.fault_join_refused, now: m.fault_join_refused_now, way: null },
  recovery_gone: { happened: m.fault_recovery_gone, now: m.fault_recovery_gone_now, way: 'begin' },
  card_not_yours: { happened: m.fault_card_not_yours, now: m.fault_card_not_yours_now, way: null },
  out_of_date: { happened: m.fault_out_of_date, now: m.fault_out_of_date_now, way: 'again' },
  too_many_tries: { happened: m.fault_too_many_tries, now: afterAWhile, way: null },
  too_soon: { happened: m.fault_too_soon, now: afterAWhile, way: null },
  session_required: { happened: m.fault_session_required, now: m.fault_session_now, way: 'sign_in' },
  session_ended: { happened: m.fault_session_ended, now: m.fault_session_now, way: 'sign_in' },
  invalid_request: { happened: m.fault_invalid_request, now: m.fault_invalid_request_now, way: null },
  invalid_field: { happened: m.fault_invalid_field, now: m.fault_invalid_field_now, way: null },
  clock_skewed: { happened: m.fault_clock_skewed, now: m.fault_clock_skewed_now, way: 'again' },
  area_resting: { happened: m.fault_area_resting, now: afterAWhile, way: 'again' },
  not_found: { happened: m.fault_not_found, now: m.fault_not_found_now, way: null },
  not_saved: { happened: m.fault_not_saved, now: m.fault_not_saved_now, way: 'again' },
  not_kept: { happened: m.fault_not_kept, now: m.fault_not_kept_now, way: 'again' },
  locked: { happened: m.fault_locked, now: m.fault_locked_now, way: null },
  pin_wrong: { happened: m.fault_pin_wrong, now: onceMore, way: null },
  pin_dead: { happened: m.fault_pin_dead, now: m.fault_pin_dead_now, way: null },
  pin_easy: { happened: m.fault_pin_easy, now: m.fault_pin_easy_now, way: null },
  internal: { happened: m.fault_internal, now: m.fault_internal_now, way: 'again' },
  unknown: { happened: m.fault_unknown, now: m.fault_unknown_now, way: 'again' },
};

export type Wording = { happened: string; now: string; way: Way | null };

export function wording(fault: Fault): Wording {
  // A newer core may know codes this page does not.
  const entry: Entry = FAULTS[fault.code] ?? FAULTS.unknown;
  return { happened: entry.happened(), now: entry.now(fault), way: entry.way };
}

/** A view's trouble as a refusal, for a screen that has nothing saved to show. */
export function faultOf(trouble: Trouble): Fault {
  const code = trouble === 'resting' ? 'area_resting' : trouble;
  return { code, fields: [], retry_after: null, reference: null };
}

type Facts = { value?: string; length?: number; least?: number };

/** What is wrong with one field, by the name the person sees above it. */
export function fieldMessage({ code }: FieldProblem, label: string, facts: Facts = {}): string {
  const name = { field: label };
  const got = facts.value?.replace(/[\s.\-]/g, '').length ?? 0;
  if (code === 'required') return m.field_required(name);
  if (code === 'malformed') return m.field_malformed(name);
  if (code === 'too_long') return m.field_too_long(name);
  if (code === 'too_short') return m.field_too_short({ ...name, least: facts.least ?? 8 });
  if (code === 'not_digits') return m.field_not_digits(name);
  if (code === 'wrong_length') {
    return facts.length ? m.field_wrong_length({ ...name, length: facts.length, got }) : m.field_length_unusual({ ...name, got });
  }
  if (code === 'unknown_province') return m.field_unknown_province(name);
  if (code === 'no_such_date') return m.field_no_such_date(name);
  if (code === 'no_serial') return m.field_no_serial(name);
  if (code === 'not_mobile') return m.field_not_mobile(name);
  if (code === 'other_country') return m.field_other_country(name);
  if (code === 'no_at') return m.field_no_at(name);
  if (code === 'bad_local') return m.field_bad_local(name);
  if (code === 'bad_domain') return m.field_bad_domain(name);
  if (code === 'in_future') return m.field_in_future(name);
  if (code === 'too_weak') return m.field_too_weak(name);
  if (code === 'still_running') return m.field_still_running(name);
  if (code === 'already_merged') return m.field_already_merged(name);
  if (code === 'no_savings') return m.field_no_savings(name);
  if (code === 'unchanged') return m.field_unchanged(name);
  if (code === 'check_digit') return m.field_check_digit(name);
  if (code === 'not_a_choice') return m.field_not_a_choice(name);
  if (code === 'unknown_region') return m.field_unknown_region(name);
  if (code === 'not_in_region') return m.field_not_in_region(name);
  if (code === 'differs_from_nik') return m.field_differs_from_nik(name);
  if (code === 'own_phone') return m.field_own_phone(name);
  if (code === 'others_account') return m.field_others_account(name);
  if (code === 'no_account') return m.field_no_account(name);
  if (code === 'selfie_gone') return m.field_selfie_gone(name);
  if (code === 'wrong_kind') return m.field_wrong_kind(name);
  return m.field_refused(name);
}

function onceMore(fault: Fault): string {
  return fault.retry_after === null ? m.fault_pin_wrong_now() : afterAWhile(fault);
}

function afterAWhile({ retry_after }: Fault): string {
  return retry_after === null ? m.fault_wait() : m.fault_wait_for({ time: duration(retry_after) });
}
