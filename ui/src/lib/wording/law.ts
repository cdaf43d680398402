// Where a figure comes from, as it is quoted: `PP 46/2015 Pasal 16`.
import type { LawSource } from '../bindings/LawSource';
import { m } from '../paraglide/messages';

/** What a figure without a law of its own rests on. */
const OTHERWISE: Record<string, () => string> = {
  'BPJS Ketenagakerjaan, PMI simulator': m.sim_l_pmi,
  'BPJS Ketenagakerjaan, compounded yearly': m.sim_l_compounded,
  "JKP's share of a discounted JKK is not on record": m.sim_l_jkp_gap,
  'chosen by the member': m.sim_l_chosen,
  'last published cap carried on': m.sim_l_cap_carried,
  'last published limits carried on': m.sim_l_limits_carried,
  'no published rate found': m.sim_l_no_rate,
  'usual age at school entry': m.sim_l_school_entry,
};

/** What BPJS Ketenagakerjaan itself says; what exactly is for whoever looks after the rules. */
const OWN_PAGES = /^(BPJS Ketenagakerjaan), .*/;

/** Whether a law is quoted by its name, or has words of its own. */
export function isQuotable(law: string): boolean {
  return law in OTHERWISE || /^(UU|PP|Perpres|PMK|Permenaker|Permendagri|B\/|BPJS Ketenagakerjaan)/.test(law);
}

export function lawText({ law, article }: LawSource): string {
  const name = OTHERWISE[law]?.() ?? law.replace(OWN_PAGES, '$1');
  const place = article.replace(/^Art\./, m.sim_article()).replace(/^Lampiran/, m.sim_annex());
  return place ? `${name} ${place}` : name;
}

export function isEstimate({ confidence }: LawSource): boolean {
  return confidence !== 'high';
}
