// The regions inside one, asked once; choosing one empties those below it, and says so.
import type { DataUpdateAsked } from '../../lib/bindings/DataUpdateAsked';
import type { RegionChoice } from '../../lib/bindings/RegionChoice';
import { m } from '../../lib/paraglide/messages';
import { ask } from '../../lib/session.svelte';
import { fieldName } from '../../lib/wording/data-update';
import { update } from './update.svelte';

const known = new Map<string, Promise<RegionChoice[]>>();

/** The provinces when `within` is empty. */
export function regionsIn(within: string): Promise<RegionChoice[]> {
  let regions = known.get(within);
  if (!regions) {
    regions = ask('show_regions', { within: within || null });
    known.set(within, regions);
    regions.catch(() => known.delete(within));
  }
  return regions;
}

let said = $state({ field: '', text: '' });

export const domicile = {
  /** What choosing this field's region brought about. */
  said(field: string): string {
    return said.field === field ? said.text : '';
  },
  /** `fields`: those of the stage, in order. */
  async choose(fields: DataUpdateAsked[], at: number, code: string): Promise<void> {
    const { id } = fields[at]!;
    if (update.value(id) === code) return;
    update.type(id, code);
    const below = fields.slice(at + 1).filter(({ kind }) => kind === 'region' || kind === 'postal_code');
    const emptied = below.filter((field) => update.value(field.id) !== '');
    for (const field of emptied) update.type(field.id, '');
    const names = emptied.map((field) => fieldName(field.id)).join(', ');
    said = { field: id, text: names ? m.region_cleared({ fields: names }) : '' };
    if (code && !below.some(({ kind }) => kind === 'region')) await fillPostalCode(below, id, code);
  },
};

async function fillPostalCode(below: DataUpdateAsked[], field: string, village: string): Promise<void> {
  const postal = below.find(({ kind }) => kind === 'postal_code');
  if (!postal) return;
  const place = await ask('show_place', { village }).catch(() => null);
  if (!place || update.value(postal.id) !== '') return;
  update.type(postal.id, place.postal_code);
  said = { field, text: m.postal_filled({ code: place.postal_code }) };
}
