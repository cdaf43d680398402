/** A name and its value, as a description list shows them. */
export type Fact = { name: string; value: string; note?: string | undefined };
