// What of an answer is worth a picture. Nothing is computed here that Rust did not say, but for bars that stand
// on each other from year to year.
import type { Explained } from '../bindings/Explained';
import type { Value } from '../bindings/Value';
import { nameOf, wordOf } from '../wording/simulation';

export type Part = { name: string; amount: number };

/** A layer and which of the chart's colours it has. */
export type Layer = { name: string; tone: number };

export type Picture = { title?: string } & (
  /** Parts of a whole, in one bar. */
  | { kind: 'share'; parts: Part[] }
  /** Amounts to compare, one bar each. */
  | { kind: 'compare'; parts: Part[] }
  /** One column a year or a month, in layers. */
  | { kind: 'columns'; layers: Layer[]; columns: { name: string; amounts: number[] }[] }
);

type Draw = (answer: Explained) => Picture | null;

const PICTURES: Record<string, Draw> = {
  'jht-projection': growth,
  'jht-tax': share(['net', 'tax']),
  'jht-partial': (answer) => titled(nameOf(answer.formula, 'tax'), compare(rows(answer, 'claim', 'tax'))),
  'jp-benefit': (answer) => compare(figures(answer, ['min', 'monthly', 'max'])) ?? share(['paid_in', 'returns'])(answer),
  'jkk-benefit': share(['compensation', 'periodic', 'funeral']),
  'jkm-benefit': share(['compensation', 'periodic', 'funeral']),
  'jkp-benefit': (answer) => columns(answer, 'month', 'amount'),
  scholarship: (answer) => columns(answer, 'year', 'amount'),
  'contribution-pu': share(['employer', 'worker', 'state']),
  'contribution-bpu': (answer) => whole(rows(answer, 'programme', 'payable')),
  'contribution-pmi': (answer) => whole(rows(answer, 'part', 'payable')),
  'contribution-construction': (answer) => whole(rows(answer, 'programme', 'payable')),
};

export function pictureOf(answer: Explained): Picture | null {
  return PICTURES[answer.formula]?.(answer) ?? null;
}

/** The amount of a value, nothing for what is no amount. */
export function amountOf(value: Value | undefined): number {
  return value?.kind === 'rupiah' ? value.value : 0;
}

/** One column of the table, row by row. */
function column(answer: Explained, name: string): Value[] {
  const at = answer.table?.columns.indexOf(name) ?? -1;
  return at < 0 ? [] : (answer.table?.rows ?? []).flatMap((row) => row[at] ?? []);
}

function figures({ formula, figures }: Explained, codes: string[]): Part[] {
  return codes.flatMap((code) => {
    const found = figures.find((figure) => figure.code === code);
    return found ? [{ name: nameOf(formula, code), amount: amountOf(found.value) }] : [];
  });
}

function rows(answer: Explained, name: string, amount: string): Part[] {
  const amounts = column(answer, amount);
  return column(answer, name).map((value, at) => ({
    name: value.kind === 'code' ? wordOf(answer.formula, value.value) : '',
    amount: amountOf(amounts[at]),
  }));
}

function share(codes: string[]): Draw {
  return (answer) => whole(figures(answer, codes));
}

/** One part alone is no picture. */
function whole(parts: Part[]): Picture | null {
  const some = parts.filter(({ amount }) => amount > 0);
  return some.length > 1 ? { kind: 'share', parts: some } : null;
}

function compare(parts: Part[]): Picture | null {
  return parts.length > 1 && parts.some(({ amount }) => amount > 0) ? { kind: 'compare', parts } : null;
}

function titled(title: string, picture: Picture | null): Picture | null {
  return picture && { ...picture, title };
}

/** Rows of the same year stand on each other as one. */
function columns(answer: Explained, name: string, amount: string): Picture | null {
  const amounts = column(answer, amount);
  const sums = new Map<string, number>();
  column(answer, name).forEach((value, at) => {
    const key = String(value.value);
    sums.set(key, (sums.get(key) ?? 0) + amountOf(amounts[at]));
  });
  const all = [...sums].map(([name, sum]) => ({ name, amounts: [sum] }));
  all.sort((one, other) => Number(one.name) - Number(other.name));
  return all.length > 1 ? { kind: 'columns', layers: [{ name: nameOf(answer.formula, amount), tone: 0 }], columns: all } : null;
}

/** What was paid and what it earned, coloured as in the balance. */
const TONES: Record<string, number> = { own: 0, returns: 1, employer: 2, opening: 3 };

/** The account at each year's end, in what it is made of. */
function growth(answer: Explained): Picture | null {
  const opening = amountOf(answer.figures.find(({ code }) => code === 'opening')?.value);
  const codes = ['own', 'employer', 'returns'].filter((code) => column(answer, code).some((value) => amountOf(value) > 0));
  const sums = codes.map(() => 0);
  const years = column(answer, 'year').map((year, at) => {
    codes.forEach((code, layer) => (sums[layer] = (sums[layer] ?? 0) + amountOf(column(answer, code)[at])));
    return { name: String(year.value), amounts: opening > 0 ? [opening, ...sums] : [...sums] };
  });
  const layers = opening > 0 ? ['opening', ...codes] : codes;
  if (years.length === 0 || layers.length === 0) return null;
  return { kind: 'columns', layers: layers.map((code) => ({ name: nameOf(answer.formula, code), tone: TONES[code] ?? 0 })), columns: years };
}
