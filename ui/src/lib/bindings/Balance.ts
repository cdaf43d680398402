import type { BalanceCard } from "./BalanceCard";
import type { BalanceYear } from "./BalanceYear";

export type Balance = { total: number; cards: Array<BalanceCard>; years: Array<BalanceYear>; returns_estimated: boolean; as_of: string };
