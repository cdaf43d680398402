// The changes of an update belong together.
import type { DataUpdateChange } from '../../lib/bindings/DataUpdateChange';
import { m } from '../../lib/paraglide/messages';

export type UpdateChanges = { number: string; at: string; changes: DataUpdateChange[] };

/** In the order they came, the newest first. */
export function byUpdate(changes: DataUpdateChange[]): UpdateChanges[] {
  const updates: UpdateChanges[] = [];
  for (const change of changes) {
    const same = updates.find(({ number }) => number === change.number);
    if (same) same.changes.push(change);
    else updates.push({ number: change.number, at: change.at, changes: [change] });
  }
  return updates;
}

export function whatChanged({ had, has }: DataUpdateChange): string {
  if (!had) return m.data_update_change_added();
  return has ? m.data_update_change_changed() : m.data_update_change_removed();
}
