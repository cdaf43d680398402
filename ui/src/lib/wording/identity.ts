// What the number a person is registered by is called, and what a check of it says.
import type { IdentityKind } from '../bindings/IdentityKind';
import type { IdentityVerdict } from '../bindings/IdentityVerdict';
import type { Fields } from '../form';
import { m } from '../paraglide/messages';

export const IDENTITY_LABELS: Record<IdentityKind, () => string> = {
  nik: m.nik,
  passport: m.passport,
  stay_permit: m.stay_permit,
};

type Typed = { kind: IdentityKind; number: string; kpj: string; name: string; day: string; month: string; year: string };

/** The fields of an identity, for a form's summary. */
export function identityFields(form: Typed): Fields {
  return {
    number: { label: IDENTITY_LABELS[form.kind](), value: form.number, ...(form.kind === 'nik' && { length: 16 }) },
    kpj: { label: m.kpj(), value: form.kpj, length: 11 },
    name: { label: m.full_name(), value: form.name },
    born_on: { label: m.born_on(), value: `${form.day}${form.month}${form.year}` },
  };
}

export type FieldVerdict = { field: 'segment' | 'number' | 'kpj' | 'name' | 'born_on'; ok: boolean; text: string };

/** Field by field, those that do not agree first. A verdict on what could not be looked at is left out. */
export function verdicts(verdict: IdentityVerdict, kind: IdentityKind): FieldVerdict[] {
  const number = IDENTITY_LABELS[kind]();
  const found = verdict.number !== 'not_found';
  const rows: FieldVerdict[] = [
    { field: 'number', ok: found, text: found ? m.verdict_number_ok({ number }) : m.verdict_number_unknown({ number }) },
  ];
  const add = (field: FieldVerdict['field'], state: string, right: string, wrong: string) => {
    if (state === 'matches') rows.push({ field, ok: true, text: right });
    if (state === 'differs') rows.push({ field, ok: false, text: wrong });
  };
  add('kpj', verdict.kpj, m.verdict_kpj_ok(), m.verdict_kpj_differs({ number }));
  add('segment', verdict.segment, m.verdict_segment_ok(), m.verdict_segment_differs());
  const nameOk = verdict.name_note === 'written_otherwise' ? m.verdict_name_otherwise() : m.verdict_name_ok();
  add('name', verdict.name, nameOk, m.verdict_name_differs());
  add('born_on', verdict.born_on, m.verdict_born_ok(), m.verdict_born_differs());
  return rows.sort((one, other) => Number(one.ok) - Number(other.ok));
}
