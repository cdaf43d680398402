export type BalanceYear = { year: number; contributions: number; returns: number; corrections: number; claims: number; closing: number };
