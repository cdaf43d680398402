import { m } from '../paraglide/messages';

const NAMES: Record<string, () => string> = {
  account: m.area_account,
  membership: m.area_membership,
  balance: m.area_balance,
  card: m.area_card,
  activity: m.area_activity,
  data_update: m.data_update,
};

/** An area a newer service knows and this page does not is shown by its own name. */
export function areaName(area: string): string {
  return NAMES[area]?.() ?? area.replace(/_/g, ' ');
}
