export type MembershipStatus = "active" | "arrears" | "inactive" | "unknown";
