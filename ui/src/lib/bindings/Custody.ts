export type Custody = "memory" | "keystore";
