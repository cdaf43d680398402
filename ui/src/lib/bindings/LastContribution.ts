export type LastContribution = { month: string; paid_on: string; amount: number };
