/** A name and its value, as a description list shows them; an identifier is read out digit by digit. */
export type Fact = { name: string; value: string; note?: string | undefined; identifier?: boolean };

/** A fact that goes with a complaint, and what is sent of it, by the service's names. */
export type GivenFact = Fact & { given: Record<string, string> };
