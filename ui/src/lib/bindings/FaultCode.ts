export type FaultCode =
  | "offline" | "slow" | "unavailable" | "garbled"
  | "sign_in_rejected"
  | "code_wrong" | "code_expired" | "code_exhausted" | "challenge_gone"
  | "too_many_tries" | "too_soon"
  | "session_required" | "session_ended"
  | "invalid_request" | "invalid_field"
  | "clock_skewed" | "area_resting" | "not_found" | "internal" | "unknown";
