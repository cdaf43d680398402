export type SignedOutReason = "fresh" | "signed_out" | "expired" | "ended";
