// What was answered, as it is read: names instead of codes, secrets hidden until asked.
import type { Bank } from '../bindings/Bank';
import type { DataUpdateAsked } from '../bindings/DataUpdateAsked';
import type { DataUpdateField } from '../bindings/DataUpdateField';
import type { PlaceNames } from '../bindings/PlaceNames';
import { digitsOf, GROUPINGS } from '../format/digits';
import { m } from '../paraglide/messages';
import { choiceWord } from './data-update';

/** Private in public: nobody reads them over a shoulder. */
const SECRETS: DataUpdateField[] = ['mother_name', 'account_number', 'family_card', 'npwp'];

export function isSecret(field: DataUpdateField): boolean {
  return SECRETS.includes(field);
}

type Looked = { banks: Bank[]; place: PlaceNames | null; open: boolean };

const PLACES: Partial<Record<DataUpdateField, keyof PlaceNames>> = {
  province: 'province',
  regency: 'regency',
  district: 'district',
  village: 'village',
};

/** `text` is not empty. */
export function answered({ id, kind }: Pick<DataUpdateAsked, 'id' | 'kind'>, text: string, { banks, place, open }: Looked): string {
  if (isSecret(id) && !open) return id === 'mother_name' ? m.review_hidden() : hidden(text);
  if (kind === 'confirmed') return m.review_right();
  if (kind === 'selfie') return m.selfie_kept();
  if (kind === 'choice') return choiceWord(id, text);
  if (kind === 'bank') return banks.find(({ code }) => code === text)?.name ?? text;
  if (kind === 'family_card') return GROUPINGS.nik.write(digitsOf(text));
  const named = PLACES[id];
  if (named) return place?.[named] ?? text;
  return text;
}

/** The last four digits of a number. */
function hidden(text: string): string {
  return `•••• ${digitsOf(text).slice(-4)}`;
}
