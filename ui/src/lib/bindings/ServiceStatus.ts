import type { AreaState } from "./AreaState";

export type ServiceStatus = { time: string; minimum_version: string; recommended_version: string; update_by: string | null; update_reason: string | null; sandbox: boolean; areas: Array<AreaState> };
