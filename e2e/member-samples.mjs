// Answers of the membership commands for states the sandbox has nobody for: taken from the person's own membership,
// so that only what is named here is invented.
import { command } from './session.mjs';

/** Answers `name` with what `body` makes of its arguments, until told otherwise; `status` for a refusal. */
export async function answer(page, name, body, status = 200) {
  await page.unroute(`**/ipc/${name}`);
  await page.route(`**/ipc/${name}`, async (route) => {
    const json = typeof body === 'function' ? await body(route.request().postDataJSON()) : body;
    await route.fulfill({ status, json });
  });
}

export async function answerAgain(page, ...names) {
  for (const name of names) await page.unroute(`**/ipc/${name}`);
}

/** The person's membership, with `change` over it, as the command answers it. */
export async function membershipWith(page, change) {
  const view = await command(page, 'show_membership', { refresh: true });
  const content = { ...view.content, ...change(view.content) };
  await answer(page, 'show_membership', { ...view, content });
  return content;
}

const month = (back) => {
  const at = new Date(Date.UTC(2026, 9 - back, 1));
  return at.toISOString().slice(0, 7);
};

/** One finding of each kind on this card; October 2026 is the newest month that is due. */
export function findingsOn(kpj) {
  const finding = (kind, from, to, expected = null, found = null) => ({ kpj, kind, from: month(from), to: month(to), expected, found });
  return [
    finding('employer_stopped', 2, 0),
    finding('missing_months', 9, 9),
    finding('underpaid', 23, 3, 8_728_980, 5_237_388),
    finding('wage_dropped', 5, 5, 7_657_000, 4_900_000),
    finding('unknown', 12, 11),
  ];
}

/** Wages that rose every year and fell at the end. */
export const WAGES = [
  { from: '2021-04', amount: 6_000_000 },
  { from: '2022-01', amount: 6_300_000 },
  { from: '2023-01', amount: 6_615_000 },
  { from: '2024-01', amount: 6_945_000 },
  { from: '2025-01', amount: 7_657_000 },
  { from: '2026-05', amount: 4_900_000 },
];

const ENDED = { segment: 'pu', status: 'inactive', due_month: null, programmes: ['jht', 'jp', 'jkk', 'jkm'], wages: [], merged_into: null };

/** Two cards that have ended, beside whatever the person has: employers with names the same in both languages. */
export const ENDED_CARDS = [
  { ...ENDED, kpj: '20010090017', employer: 'CV Abadi', wage: 4_579_000, since: '2020-04-01', until: '2023-11-17', last_contribution: { month: '2023-11', paid_on: '2023-12-10', amount: 436_837 } },
  { ...ENDED, kpj: '16020090007', employer: 'PT Rejeki', wage: 3_408_000, since: '2016-02-01', until: '2020-01-17', last_contribution: { month: '2020-01', paid_on: '2020-02-10', amount: 325_123 } },
];

/** What merging these would do: amounts that grow by a rupiah with each look. */
export function previews(cards) {
  let looks = 0;
  const card = (kpj, amount) => ({ kpj, employer: cards.find((one) => one.kpj === kpj)?.employer ?? null, amount });
  return ({ cards: merged, into }) => {
    looks += 1;
    const parts = merged.map((kpj, at) => card(kpj, 9_120_450 + at * 4_000_000));
    const target = card(into, 18_204_500 + looks);
    return { into: target, cards: parts, total: parts.reduce((sum, { amount }) => sum + amount, target.amount), preview: `look-${looks}` };
  };
}

/** A refusal, as commands answer one. */
export const refusal = (code) => ({ code, fields: [], retry_after: null, reference: null });
