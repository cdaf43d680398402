export type UpdateAdvice = "none" | "recommended" | "required";
