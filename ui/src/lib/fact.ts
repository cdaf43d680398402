/** A name and its value, as a description list shows them; an identifier is read out digit by digit. */
export type Fact = { name: string; value: string; note?: string | undefined; identifier?: boolean };
