// What Pengkinian Data asks, in words. What a newer core asks and this page does not know is met with neutral words.
import type { DataUpdateAsked } from '../bindings/DataUpdateAsked';
import type { DataUpdateField } from '../bindings/DataUpdateField';
import type { StageId } from '../bindings/StageId';
import type { FieldFacts } from '../form';
import { m } from '../paraglide/messages';

type Stage = { slug: string; title: () => string; text: () => string };

const STAGES: Record<StageId, Stage> = {
  membership: { slug: 'data-kepesertaan', title: m.stage_membership, text: m.stage_membership_text },
  selfie: { slug: 'foto-wajah', title: m.stage_selfie, text: m.stage_selfie_text },
  contact: { slug: 'kontak', title: m.stage_contact, text: m.stage_contact_text },
  population: { slug: 'kependudukan', title: m.stage_population, text: m.stage_population_text },
  additional: { slug: 'tambahan', title: m.stage_additional, text: m.stage_additional_text },
  review: { slug: 'konfirmasi', title: m.stage_review, text: m.stage_review_text },
};

export function stageWords(stage: StageId): Stage {
  return STAGES[stage];
}

const CHANGE = 'ubah-';

/** The part of the address a stage is at; when it is opened for a change, it leads back to the review. */
export function stagePart(stage: StageId, change = false): string {
  return (change ? CHANGE : '') + STAGES[stage].slug;
}

/** The stage at a part of the address, and whether it was opened for a change. */
export function stageAt(part: string): { stage: StageId; change: boolean } | null {
  const change = part.startsWith(CHANGE);
  const slug = change ? part.slice(CHANGE.length) : part;
  const stage = (Object.keys(STAGES) as StageId[]).find((id) => STAGES[id].slug === slug);
  return stage ? { stage, change } : null;
}

const FIELDS: Record<DataUpdateField, () => string> = {
  membership_right: m.data_field_membership_right,
  selfie: m.data_field_selfie,
  npwp: m.data_field_npwp,
  bank: m.data_field_bank,
  account_number: m.data_field_account_number,
  sex: m.data_field_sex,
  birth_place: m.data_field_birth_place,
  province: m.data_field_province,
  regency: m.data_field_regency,
  district: m.data_field_district,
  village: m.data_field_village,
  address: m.data_field_address,
  neighbourhood: m.data_field_neighbourhood,
  postal_code: m.data_field_postal_code,
  mother_name: m.data_field_mother_name,
  marital_status: m.data_field_marital_status,
  family_card: m.data_field_family_card,
  education: m.data_field_education,
  emergency_name: m.data_field_emergency_name,
  emergency_phone: m.data_field_emergency_phone,
  emergency_relation: m.data_field_emergency_relation,
};

export function fieldName(field: DataUpdateField): string {
  return (FIELDS[field] ?? m.data_field_other)();
}

/** As it stands above what is typed: what may be left empty says so. */
export function fieldLabel({ id, optional }: Pick<DataUpdateAsked, 'id' | 'optional'>): string {
  return optional ? m.data_field_optional({ field: fieldName(id) }) : fieldName(id);
}

const HINTS: Partial<Record<DataUpdateField, () => string>> = {
  npwp: m.data_hint_npwp,
  account_number: m.data_hint_account_number,
  birth_place: m.data_hint_birth_place,
  address: m.data_hint_address,
  neighbourhood: m.data_hint_neighbourhood,
  postal_code: m.data_hint_postal_code,
  mother_name: m.data_hint_mother_name,
  family_card: m.data_hint_family_card,
  emergency_phone: m.data_hint_emergency_phone,
};

export function fieldHint(field: DataUpdateField): string | undefined {
  return HINTS[field]?.();
}

/** What to say of a text that is not of the field's form, by the kind of field. */
const MALFORMED: Partial<Record<DataUpdateAsked['kind'], () => string>> = {
  neighbourhood: m.data_wrong_neighbourhood,
  postal_code: m.data_wrong_postal_code,
  family_card: m.data_wrong_family_card,
  npwp: m.data_wrong_npwp,
  name: m.data_wrong_name,
  phone: m.data_wrong_phone,
};

const LENGTHS: Partial<Record<DataUpdateAsked['kind'], number>> = { postal_code: 5, family_card: 16 };

/** What a form's summary knows of a field. Whether an answer will do, Rust says. */
export function fieldFacts({ id, kind }: DataUpdateAsked, value: string): FieldFacts {
  const length = LENGTHS[kind];
  const malformed = MALFORMED[kind]?.();
  return { label: fieldName(id), value, optional: true, least: 3, ...(length && { length }), ...(malformed && { malformed }) };
}

/** Choices by field: `sex` and `marital_status` may share a word. */
const CHOICES: Partial<Record<DataUpdateField, Record<string, () => string>>> = {
  sex: { male: m.sex_male, female: m.sex_female },
  marital_status: {
    single: m.marital_single,
    married: m.marital_married,
    divorced: m.marital_divorced,
    widowed: m.marital_widowed,
  },
  education: {
    none: m.education_none,
    primary: m.education_primary,
    junior_high: m.education_junior_high,
    senior_high: m.education_senior_high,
    vocational_high: m.education_vocational_high,
    diploma_one: m.education_diploma_one,
    diploma_two: m.education_diploma_two,
    diploma_three: m.education_diploma_three,
    diploma_four: m.education_diploma_four,
    bachelor: m.education_bachelor,
    master: m.education_master,
    doctor: m.education_doctor,
  },
  emergency_relation: {
    spouse: m.relation_spouse,
    parent: m.relation_parent,
    child: m.relation_child,
    sibling: m.relation_sibling,
    relative: m.relation_relative,
    friend: m.relation_friend,
    other: m.relation_other,
  },
};

export function choiceWord(field: DataUpdateField, choice: string): string {
  return (CHOICES[field]?.[choice] ?? m.data_field_other)();
}

/** Whether there are words of its own for a choice. */
export function isChoiceNamed(field: DataUpdateField, choice: string): boolean {
  return CHOICES[field]?.[choice] !== undefined;
}
