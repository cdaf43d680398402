// What can be corrected, in words.
import type { IdentityKind } from '../../../lib/bindings/IdentityKind';
import type { DocumentKind } from '../../../lib/bindings/DocumentKind';
import type { Registered } from '../../../lib/bindings/Registered';
import { longDate } from '../../../lib/format/dates';
import { m } from '../../../lib/paraglide/messages';
import { IDENTITY_LABELS } from '../../../lib/wording/identity';
import type { Correctable } from './correcting.svelte';

/** `name` as it can be ticked, `right` as it is asked for. */
export function correctionWords(fact: Correctable, kind: IdentityKind): { name: string; right: string } {
  const number = IDENTITY_LABELS[kind]();
  switch (fact) {
    case 'number':
      return { name: number, right: m.correction_right_number({ number }) };
    case 'name':
      return { name: m.correction_name(), right: m.correction_right_name() };
    case 'born_on':
      return { name: m.born_on(), right: m.correction_right_born_on() };
    case 'address':
      return { name: m.correction_address(), right: m.correction_right_address() };
    case 'card':
      return { name: m.correction_card(), right: m.correction_right_card() };
  }
}

/** What is registered of it now; undefined where nothing is. */
export function registeredValue(fact: Correctable, registered: Registered): string | undefined {
  if (fact === 'number') return registered.number_masked;
  if (fact === 'name') return registered.name;
  if (fact === 'born_on') return longDate(registered.born_on);
  return fact === 'address' ? (registered.address ?? undefined) : undefined;
}

export const DOCUMENT_KINDS: Record<DocumentKind, () => string> = {
  identity_card: m.document_identity_card,
  family_card: m.document_family_card,
  employer_letter: m.document_employer_letter,
  other: m.document_other,
};

/** The service names facts and documents by their place among those sent; the page by its fields. */
export function pathOnPage(path: string, facts: Correctable[]): string {
  const [list, at] = path.split('.');
  if (list === 'facts') return at === undefined ? 'wrong-number' : (facts[Number(at)] ?? path);
  if (list === 'documents') return at === undefined ? 'documents' : `document-${at}`;
  return path;
}
