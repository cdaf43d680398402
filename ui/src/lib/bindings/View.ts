import type { Trouble } from "./Trouble";

export type View<T> = { content: T | null; as_of: string | null; source: "live" | "saved"; trouble: Trouble | null };
