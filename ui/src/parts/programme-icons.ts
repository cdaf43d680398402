import BriefcaseMedical from '@lucide/svelte/icons/briefcase-medical';
import Hourglass from '@lucide/svelte/icons/hourglass';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import PiggyBank from '@lucide/svelte/icons/piggy-bank';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Umbrella from '@lucide/svelte/icons/umbrella';
import type { Programme } from '../lib/bindings/Programme';

/** The picture of each programme, wherever it stands in a list. */
export const PROGRAMME_ICONS: Record<Programme, typeof PiggyBank> = {
  jht: PiggyBank,
  jp: Hourglass,
  jkk: BriefcaseMedical,
  jkm: Umbrella,
  jkp: LifeBuoy,
  unknown: ShieldCheck,
};
