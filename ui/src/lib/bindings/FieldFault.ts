export type FieldFault = { path: string; code: string };
