import type { MembershipCard } from "./MembershipCard";
import type { MembershipStatus } from "./MembershipStatus";
import type { ProgrammeCover } from "./ProgrammeCover";

export type Membership = { name: string; status: MembershipStatus; since: string; cards: Array<MembershipCard>; programmes: Array<ProgrammeCover>; as_of: string };
