import type { SessionView } from "./SessionView";

export type Notice = { kind: "session"; session: SessionView };
