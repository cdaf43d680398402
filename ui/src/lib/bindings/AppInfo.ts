import type { Custody } from "./Custody";
import type { Preferences } from "./Preferences";
import type { SessionView } from "./SessionView";

export type AppInfo = { version: string; custody: Custody; preferences: Preferences; session: SessionView };
