// What the programmes give, in words for the codes of the law's facts.
import type { ContributionFact } from '../bindings/ContributionFact';
import type { EmployerSize } from '../bindings/EmployerSize';
import type { Figure } from '../bindings/Figure';
import type { Participation } from '../bindings/Participation';
import type { Payer } from '../bindings/Payer';
import type { Programme } from '../bindings/Programme';
import type { ProgrammeFact } from '../bindings/ProgrammeFact';
import type { Taking } from '../bindings/Taking';
import type { Fact } from '../fact';
import { m } from '../paraglide/messages';
import { percent, valueText } from '../simulation/values';
import { segmentName } from './membership';
import { isNamed, wordOf } from './simulation';

type Words = Record<string, () => string>;

const FACTS: Words = {
  active_membership: m.fact_active,
  balance: m.fact_balance,
  bankrupt_employer: m.fact_bankrupt,
  bpu_other: m.fact_bpu_other,
  bpu_registered_below_age: m.fact_bpu_registered_below_age,
  bpu_transport: m.fact_bpu_transport,
  bpu_wage_is_band_base: m.fact_bpu_wage,
  bpu_waiting: m.fact_bpu_waiting,
  branch: m.fact_branch,
  cash: m.fact_cash,
  cash_in_all: m.fact_cash_in_all,
  children_pension: m.fact_children_pension,
  citizens_only: m.fact_citizens,
  claim_within_months: m.fact_claim_within_months,
  claim_within_years: m.fact_claim_within_years,
  contract_end: m.fact_contract_end,
  counselling: m.fact_counselling,
  death: m.fact_death,
  death_form: m.fact_death_form,
  deferred: m.fact_deferred,
  disability_pension: m.fact_disability_pension,
  dismissal: m.fact_dismissal,
  dismissal_proof: m.fact_dismissal_proof,
  dismissed: m.fact_dismissed,
  doctor_letter: m.fact_doctor_letter,
  everybody: m.fact_everybody,
  first_claim: m.fact_first_claim,
  foreigners_after: m.fact_foreigners_after,
  frequency: m.fact_frequency,
  in_a_row: m.fact_in_a_row,
  in_app: m.fact_in_app,
  job_information: m.fact_counselling,
  labour_intensive: m.fact_labour_intensive,
  lapak_asik: m.fact_lapak_asik,
  later_cash: m.fact_later_cash,
  left_indonesia: m.fact_left_indonesia,
  lump_sum: m.fact_lump_sum,
  monthly_claim: m.fact_monthly_claim,
  months_paid: m.fact_months_paid,
  old_age_pension: m.fact_old_age_pension,
  paid_within: m.fact_paid_within,
  parents_pension: m.fact_parents_pension,
  partial_disability: m.fact_partial_disability,
  partial_housing: m.fact_partial_housing,
  partial_retirement: m.fact_partial_retirement,
  pension_age: m.fact_pension_age,
  pension_limits: m.fact_pension_limits,
  pmi_death_at_work: m.fact_pmi_death,
  qualifying_months: m.fact_qualifying_months,
  registered_below_age: m.fact_registered_below_age,
  report_accident: m.fact_report_accident,
  report_recovery: m.fact_report_recovery,
  resignation: m.fact_resignation,
  retirement: m.fact_retirement,
  returns: m.fact_returns,
  scholarship: m.fact_scholarship,
  scholarship_after: m.fact_scholarship_after,
  siapkerja_account: m.fact_siapkerja,
  spouse_pension: m.fact_spouse_pension,
  stopped_working: m.fact_stopped_working,
  temporary_disability: m.fact_temporary,
  total_disability: m.fact_total_disability,
  training: m.fact_training,
  treatment_first: m.fact_treatment_first,
  work_accident: m.fact_work_accident,
};

const FIGURES: Words = {
  'death.rate': m.figure_rate_of_wage,
  'temporary_disability.rate': m.figure_rate_of_wage,
  'total_disability.rate': m.figure_rate_of_wage,
  age: m.figure_age,
  applications: m.figure_applications,
  attendance: m.figure_attendance,
  before_departure: m.sim_s_before_departure,
  cap: m.figure_cap,
  children: m.figure_children,
  claims: m.figure_claims,
  class_i: m.sim_w_class_i,
  class_ii: m.sim_w_class_ii,
  class_iii: m.sim_w_class_iii,
  class_iv: m.sim_w_class_iv,
  class_v: m.sim_w_class_v,
  compensation: m.sim_n_compensation,
  days: m.figure_days,
  from: m.figure_from,
  from_jkk: m.figure_from_jkk,
  from_jkm: m.figure_from_jkm,
  funeral: m.sim_n_funeral,
  hours: m.figure_hours,
  interviews: m.figure_interviews,
  later_from: m.figure_later_from,
  later_rate: m.figure_later_rate,
  least: m.figure_least,
  months: m.figure_months,
  months_of_wage: m.figure_months_of_wage,
  most: m.figure_most,
  of_last: m.figure_of_last,
  periodic: m.sim_n_periodic,
  rate: m.figure_rate,
  share: m.figure_share,
  surcharge: m.figure_surcharge,
  to: m.figure_to,
  total: m.figure_total,
  until_age: m.figure_until_age,
  years: m.figure_years,
  years_apart: m.figure_years_apart,
};

const PAYERS: Record<Payer, () => string> = {
  employer: m.payer_employer,
  worker: m.payer_worker,
  state: m.payer_state,
  member: m.payer_member,
  project: m.payer_project,
  recomposition: m.payer_recomposition,
};

const TAKINGS: Record<Taking, () => string> = {
  compulsory: m.taking_compulsory,
  optional: m.taking_optional,
  compulsory_for_owners: m.taking_owners,
  automatic: m.taking_automatic,
  automatic_with_jht: m.taking_with_jht,
};

const ABOUT: Partial<Record<Programme, () => string>> = {
  jht: m.benefit_jht,
  jp: m.benefit_jp,
  jkk: m.benefit_jkk,
  jkm: m.benefit_jkm,
  jkp: m.benefit_jkp,
};

export function benefitOf(programme: Programme): string {
  return ABOUT[programme]?.() ?? m.benefit_title();
}

/** Care and school levels are called here as in the calculations. */
export function factTitle({ code }: ProgrammeFact): string {
  return FACTS[code]?.() ?? (isNamed('', code) ? wordOf('', code) : m.fact_other());
}

/** The figures of a fact as names and values; an open end is left out. */
export function factFigures(code: string, figures: Figure[]): Fact[] {
  return figures.map((figure) => ({ name: figureName(code, figure.code), value: figureText(figure) }));
}

function figureName(fact: string, code: string): string {
  const name = FIGURES[`${fact}.${code}`] ?? FIGURES[code];
  return name?.() ?? (isNamed('', code) ? wordOf('', code) : m.figure_other());
}

/** What a programme gives is no secret of the person's: its amounts never hide. */
function figureText({ code, value }: Figure): string {
  // The number of a month, not a number of months.
  if (code === 'later_from') return String(value.value);
  return value.kind === 'rate' ? percent(value.value) : valueText('', value, true);
}

export function payerText({ segment, payer }: ContributionFact): string {
  return m.benefit_payer({ segment: segmentName(segment), payer: (PAYERS[payer] ?? m.payer_unknown)() });
}

export type Takers = { who: string; taking: string };

/** Who takes part; sizes of employers that are treated alike stand together. */
export function takersOf(participation: Participation[]): Takers[] {
  const takers: Takers[] = [];
  for (const { segment, employer_size: size, taking } of participation) {
    const said = (TAKINGS[taking] ?? m.taking_unknown)();
    const last = takers[takers.length - 1];
    const before = participation[participation.findIndex((one) => one.segment === segment && one.employer_size === size) - 1];
    if (last && size && before?.employer_size && before.taking === taking && before.segment === segment) {
      last.who = `${last.who}, ${sizeName(size)}`;
    } else {
      const who = size ? m.benefit_size({ segment: segmentName(segment), size: sizeName(size) }) : segmentName(segment);
      takers.push({ who, taking: said });
    }
  }
  return takers;
}

function sizeName(size: EmployerSize): string {
  return wordOf('', size).toLowerCase();
}

/** Whether there are words of its own for the code of a fact. */
export function isFactNamed(code: string): boolean {
  return code in FACTS || isNamed('', code);
}

/** Whether there are words of its own for the code of a fact's figure. */
export function isFigureNamed(code: string): boolean {
  return code in FIGURES || isNamed('', code);
}
