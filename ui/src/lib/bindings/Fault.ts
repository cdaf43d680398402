import type { FaultCode } from "./FaultCode";
import type { FieldFault } from "./FieldFault";

export type Fault = { code: FaultCode; fields: Array<FieldFault>; retry_after: number | null; reference: string | null };
