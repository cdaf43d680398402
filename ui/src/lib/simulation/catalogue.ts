// The simulations, by the question a person asks: which formulas answer it, and what its form asks for first.
import Bike from '@lucide/svelte/icons/bike';
import BriefcaseMedical from '@lucide/svelte/icons/briefcase-medical';
import Building2 from '@lucide/svelte/icons/building-2';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import HandCoins from '@lucide/svelte/icons/hand-coins';
import HardHat from '@lucide/svelte/icons/hard-hat';
import Hourglass from '@lucide/svelte/icons/hourglass';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import PiggyBank from '@lucide/svelte/icons/piggy-bank';
import Plane from '@lucide/svelte/icons/plane';
import Umbrella from '@lucide/svelte/icons/umbrella';
import type { Component } from 'svelte';
import type { SimulationInputs } from '../bindings/SimulationInputs';
import { m } from '../paraglide/messages';
import type { Typed } from './typed';

/** A formula as a form asks for it. */
export type Asking = {
  formula: string;
  /** What it is called beside the simulation's other formula. */
  title?: () => string;
  /** The fields everybody sees; the others wait behind "more details". */
  front: string[];
  /** Fields of which one choice is asked for, the first with something in it. */
  either?: { id: string; label: () => string; fields: string[] }[];
  /** When a field is asked for at all, where that depends on another. */
  when?: Record<string, (typed: Typed) => boolean>;
  /** What a form begins with where nothing is known of the person. */
  start: (today: string) => SimulationInputs;
};

export type Simulation = {
  slug: string;
  icon: Component;
  title: () => string;
  about: () => string;
  asks: [Asking, ...Asking[]];
};

export type SimulationGroup = { id: string; title: () => string; simulations: Simulation[] };

const year = (today: string) => Number(today.slice(0, 4));
const month = (today: string) => today.slice(0, 7);
const isPartial = ({ outcome }: Typed) => outcome === 'partial_anatomical' || outcome === 'partial_functional';

const jht: Simulation = {
  slug: 'jht',
  icon: PiggyBank,
  title: m.sim_jht,
  about: m.sim_jht_about,
  asks: [
    {
      formula: 'jht-projection',
      front: ['opening', 'wage', 'income', 'fixed', 'yearly_return', 'to'],
      either: [
        { id: 'wage', label: m.sim_by_wage, fields: ['wage'] },
        { id: 'income', label: m.sim_by_income, fields: ['income'] },
        { id: 'fixed', label: m.sim_by_fixed, fields: ['fixed'] },
      ],
      start: (today) => ({ from: month(today), to: `${year(today) + 10}${today.slice(4, 7)}` }),
    },
  ],
};

const claim: Simulation = {
  slug: 'klaim-jht',
  icon: HandCoins,
  title: m.sim_claim,
  about: m.sim_claim_about,
  asks: [
    {
      formula: 'jht-tax',
      title: m.sim_claim_full,
      front: ['gross'],
      start: (today) => ({ on: today }),
    },
    {
      formula: 'jht-partial',
      title: m.sim_claim_partial,
      front: ['balance', 'reason', 'later_year'],
      start: (today) => ({ on: today, reason: 'partial_10', later_year: year(today) + 5 }),
    },
  ],
};

const pension: Simulation = {
  slug: 'pensiun',
  icon: Hourglass,
  title: m.sim_pension,
  about: m.sim_pension_about,
  asks: [
    {
      formula: 'jp-benefit',
      front: ['kind', 'birth_date', 'pension_date', 'years', 'average', 'months'],
      either: [
        { id: 'years', label: m.sim_by_years, fields: ['years'] },
        { id: 'average', label: m.sim_by_average, fields: ['average', 'months'] },
      ],
      when: {
        birth_date: ({ kind }) => kind === 'old_age',
        pension_date: ({ kind }) => kind !== 'old_age',
      },
      start: () => ({}),
    },
  ],
};

const pensionDate: Simulation = {
  slug: 'usia-pensiun',
  icon: CalendarDays,
  title: m.sim_pension_date,
  about: m.sim_pension_date_about,
  asks: [{ formula: 'jp-date', front: ['birth_date'], start: () => ({}) }],
};

const accident: Simulation = {
  slug: 'kecelakaan-kerja',
  icon: BriefcaseMedical,
  title: m.sim_accident,
  about: m.sim_accident_about,
  asks: [
    {
      formula: 'jkk-benefit',
      front: ['outcome', 'part', 'loss', 'months', 'wage'],
      when: {
        part: isPartial,
        loss: ({ outcome }) => outcome === 'partial_functional',
        months: ({ outcome }) => outcome === 'temporary',
      },
      start: (today) => ({ accident_on: today, outcome: 'temporary', months: 3 }),
    },
  ],
};

const death: Simulation = {
  slug: 'meninggal',
  icon: Umbrella,
  title: m.sim_death,
  about: m.sim_death_about,
  asks: [
    {
      formula: 'jkm-benefit',
      front: ['since', 'months_paid'],
      start: (today) => ({ died_on: today }),
    },
  ],
};

const job: Simulation = {
  slug: 'kehilangan-pekerjaan',
  icon: LifeBuoy,
  title: m.sim_job,
  about: m.sim_job_about,
  asks: [
    {
      formula: 'jkp-benefit',
      front: ['wage', 'dismissed_on', 'months_paid'],
      start: (today) => ({ dismissed_on: today }),
    },
  ],
};

const children: Simulation = {
  slug: 'beasiswa',
  icon: GraduationCap,
  title: m.sim_children,
  about: m.sim_children_about,
  asks: [
    {
      formula: 'scholarship',
      front: ['children', 'first_year'],
      start: (today) => ({ first_year: year(today), children: [{}] }),
    },
  ],
};

const employee: Simulation = {
  slug: 'iuran-karyawan',
  icon: Building2,
  title: m.sim_cost_employee,
  about: m.sim_cost_employee_about,
  asks: [
    {
      formula: 'contribution-pu',
      front: ['wage', 'jkk_class'],
      start: (today) => ({ month: month(today), jkk_class: 'i' }),
    },
  ],
};

const selfEmployed: Simulation = {
  slug: 'iuran-mandiri',
  icon: Bike,
  title: m.sim_cost_self,
  about: m.sim_cost_self_about,
  asks: [
    {
      formula: 'contribution-bpu',
      front: ['income', 'sector', 'jht'],
      start: (today) => ({ month: month(today) }),
    },
  ],
};

const migrant: Simulation = {
  slug: 'iuran-pekerja-migran',
  icon: Plane,
  title: m.sim_cost_migrant,
  about: m.sim_cost_migrant_about,
  asks: [
    {
      formula: 'contribution-pmi',
      front: ['contract', 'via_p3mi', 'jht'],
      start: (today) => ({ month: month(today), contract: 'twenty_four_months' }),
    },
  ],
};

const project: Simulation = {
  slug: 'iuran-proyek',
  icon: HardHat,
  title: m.sim_cost_project,
  about: m.sim_cost_project_about,
  asks: [
    {
      formula: 'contribution-construction',
      front: ['contract_value', 'wages'],
      either: [
        { id: 'contract_value', label: m.sim_by_contract, fields: ['contract_value'] },
        { id: 'wages', label: m.sim_by_wages, fields: ['wages'] },
      ],
      start: (today) => ({ month: month(today) }),
    },
  ],
};

export const SIMULATION_GROUPS: SimulationGroup[] = [
  { id: 'savings', title: m.sim_group_savings, simulations: [jht, claim, pension, pensionDate] },
  { id: 'events', title: m.sim_group_events, simulations: [accident, death, job, children] },
  { id: 'cost', title: m.sim_group_cost, simulations: [employee, selfEmployed, migrant, project] },
];

/** The payslip check asks the same way, on a screen of its own. */
export const PAYSLIP: Asking = {
  formula: 'payslip',
  front: ['base_pay', 'allowances', 'month', 'jht_worker', 'jp_worker'],
  start: (today) => ({ month: month(today) }),
};

export function simulationAt(slug: string): Simulation | undefined {
  return SIMULATION_GROUPS.flatMap(({ simulations }) => simulations).find((simulation) => simulation.slug === slug);
}
