import type { CodeChallenge } from "./CodeChallenge";
import type { SignedOutReason } from "./SignedOutReason";

export type SessionView =
  | { state: "signed_out"; reason: SignedOutReason; login: string | null }
  | { state: "awaiting_code"; challenge: CodeChallenge }
  | { state: "signed_in"; name: string };
