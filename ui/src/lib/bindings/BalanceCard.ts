export type BalanceCard = { kpj: string; amount: number };
