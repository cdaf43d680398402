export type Account = { name: string; nik_masked: string; email_masked: string | null; phone_masked: string | null };
