// What the gallery shows. It is for builders of the app, so it is not translated.
import type { BalanceYear } from '../lib/bindings/BalanceYear';

export const TEXT = {
  title: 'Parts',
  buttons: 'Button',
  fields: 'Field, number field, code field',
  banners: 'Banner, status chip',
  rows: 'List row, facts, choice, sheet, skeleton',
  charts: 'Amount, sparkline, growth chart, kawung',
  press: 'Tekan',
  name: 'Nama lengkap',
  wrong: 'Nama belum diisi',
  wage: 'Upah sebulan',
  nik: 'NIK',
  kpj: 'Nomor kartu (KPJ)',
  code: 'Kode 6 angka',
  happened: 'Iuran Oktober belum tercatat',
  now: 'Tanyakan ke bagian personalia.',
  row: 'Cek saldo',
  about: 'Kartu dan pertumbuhannya',
  question: 'Keluar dari akun ini?',
  trend: 'Pertumbuhan saldo',
};

export const FACTS = [
  { name: 'Perusahaan', value: 'PT Maju Sentosa' },
  { name: 'Iuran terakhir', value: 'Oktober 2026', note: 'Rp484.500' },
];

export const SIZES = [100, 125, 150].map((value) => ({ value, label: `${value} %` }));

export const YEARS: BalanceYear[] = [
  { year: 2023, contributions: 2_900_000, returns: 83_000, corrections: 0, claims: 0, closing: 2_983_000 },
  { year: 2024, contributions: 3_150_000, returns: 262_000, corrections: -40_000, claims: 0, closing: 6_355_000 },
  { year: 2025, contributions: 3_400_000, returns: 463_000, corrections: 0, claims: -1_000_000, closing: 9_218_000 },
  { year: 2026, contributions: 3_700_000, returns: 636_000, corrections: 0, claims: 0, closing: 13_554_000 },
];
