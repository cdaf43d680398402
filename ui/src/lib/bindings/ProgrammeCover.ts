import type { Cover } from "./Cover";
import type { Programme } from "./Programme";

export type ProgrammeCover = { programme: Programme; cover: Cover };
