export type AreaState = { area: string; open: boolean; notice: string | null };
