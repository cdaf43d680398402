export type Cover =
  | { kind: "balance" }
  | { kind: "months"; months: number }
  | { kind: "covered"; until: string | null }
  | { kind: "lapsed"; since: string }
  | { kind: "unknown" };
