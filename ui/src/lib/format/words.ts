// Amounts as a person says them: a screen reader reads "Rp52.418.730" as five loose numbers.
import { getLocale } from '../paraglide/runtime';

export function amountInWords(amount: number): string {
  const size = Math.abs(Math.trunc(amount));
  const words = getLocale() === 'en' ? english(size) : indonesian(size);
  const signed = amount < 0 ? `minus ${words}` : words;
  return `${signed} rupiah`;
}

type Scale = { size: number; name: string };

const ID_ONES = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas'];
const ID_SCALES: Scale[] = [
  { size: 1e12, name: 'triliun' },
  { size: 1e9, name: 'miliar' },
  { size: 1e6, name: 'juta' },
];

function indonesian(number: number): string {
  if (number < 12) return ID_ONES[number]!;
  if (number < 20) return `${ID_ONES[number - 10]} belas`;
  if (number < 100) return join(`${ID_ONES[Math.floor(number / 10)]} puluh`, number % 10, indonesian);
  if (number < 200) return join('seratus', number - 100, indonesian);
  if (number < 1000) return join(`${ID_ONES[Math.floor(number / 100)]} ratus`, number % 100, indonesian);
  if (number < 2000) return join('seribu', number - 1000, indonesian);
  if (number < 1e6) return join(`${indonesian(Math.floor(number / 1000))} ribu`, number % 1000, indonesian);
  return scaled(number, ID_SCALES, indonesian);
}

const EN_ONES = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
  'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
];
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const EN_SCALES: Scale[] = [
  { size: 1e12, name: 'trillion' },
  { size: 1e9, name: 'billion' },
  { size: 1e6, name: 'million' },
  { size: 1e3, name: 'thousand' },
];

function english(number: number): string {
  if (number < 20) return EN_ONES[number]!;
  if (number < 100) {
    const tens = EN_TENS[Math.floor(number / 10)]!;
    return number % 10 === 0 ? tens : `${tens}-${EN_ONES[number % 10]}`;
  }
  if (number < 1000) return join(`${EN_ONES[Math.floor(number / 100)]} hundred`, number % 100, english);
  return scaled(number, EN_SCALES, english);
}

function scaled(number: number, scales: Scale[], say: (number: number) => string): string {
  const { size, name } = scales.find((scale) => number >= scale.size)!;
  return join(`${say(Math.floor(number / size))} ${name}`, number % size, say);
}

function join(head: string, rest: number, say: (number: number) => string): string {
  return rest === 0 ? head : `${head} ${say(rest)}`;
}
