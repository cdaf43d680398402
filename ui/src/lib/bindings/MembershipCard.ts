import type { LastContribution } from "./LastContribution";
import type { MembershipStatus } from "./MembershipStatus";
import type { Segment } from "./Segment";

export type MembershipCard = { kpj: string; segment: Segment; status: MembershipStatus; employer: string | null; wage: number | null; since: string; until: string | null; last_contribution: LastContribution | null; due_month: string | null };
