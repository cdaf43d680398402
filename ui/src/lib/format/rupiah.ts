import { getLocale } from '../paraglide/runtime';

/** `Rp12.345.678`: written the Indonesian way in both languages, as on every payslip and receipt. */
export function rupiah(amount: number): string {
  const digits = groupThousands(String(Math.abs(amount)));
  return amount < 0 ? `−Rp${digits}` : `Rp${digits}`;
}

/** `Rp42,9 jt` for places where only the size matters, such as a chart's legend. */
export function shortRupiah(amount: number): string {
  const sign = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  const step = STEPS.find(({ from }) => size >= from);
  if (!step) return rupiah(amount);
  const locale = getLocale();
  const [whole = '', tenth] = String(Math.round((size / step.from) * 10) / 10).split('.');
  const grouped = groupThousands(whole);
  const number = locale === 'en' ? `${grouped.replace(/\./g, ',')}${tenth ? `.${tenth}` : ''}` : `${grouped}${tenth ? `,${tenth}` : ''}`;
  return `${sign}Rp${number}${step.suffix[locale]}`;
}

/** Digits in groups of three: what a rupiah field shows while it is being typed into. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

const STEPS = [
  { from: 1_000_000_000, suffix: { id: '\u00a0M', en: '\u00a0bn' } },
  { from: 1_000_000, suffix: { id: '\u00a0jt', en: '\u00a0m' } },
  { from: 1_000, suffix: { id: '\u00a0rb', en: '\u00a0k' } },
];
