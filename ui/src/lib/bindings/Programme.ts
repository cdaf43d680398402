export type Programme = "jht" | "jp" | "jkk" | "jkm" | "jkp" | "unknown";
