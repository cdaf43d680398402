export type Preferences = { language: "system" | "id" | "en"; theme: "system" | "light" | "dark" | "contrast"; text_size: number; amounts_hidden: boolean };
