export type Segment = "pu" | "bpu" | "pmi" | "construction" | "unknown";
