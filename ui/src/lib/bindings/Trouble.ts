export type Trouble = "offline" | "slow" | "unavailable" | "garbled";
