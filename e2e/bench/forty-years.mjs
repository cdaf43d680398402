// A statement longer than anybody's in the sandbox: a working life of forty years, a contribution every month but a
// few, returns every year, a correction, a claim. Answered in place of the real one.
const FIRST = 1986;
const YEARS = 40;

/** As `show_statement` answers it. */
export function fortyYears() {
  let closing = 0;
  let wage = 400_000;
  const years = Array.from({ length: YEARS }, (_, at) => {
    const year = FIRST + at;
    const opening = closing;
    const lines = monthsPaidIn(year, at).map(({ month, on }) => {
      const own = wage * 0.02;
      return { card: at < YEARS / 2 ? 0 : 1, on, amount: own + wage * 0.037, entry: { kind: 'contribution', month, wage, own } };
    });
    const own = lines.reduce((sum, { entry }) => sum + entry.own, 0);
    const employer = lines.reduce((sum, { amount }) => sum + amount, 0) - own;
    const returns = Math.round((opening + (own + employer) / 2) * 0.055);
    lines.push({ card: 0, on: `${year}-12-31`, amount: returns, entry: { kind: 'return', estimate: at > 35 } });
    const corrections = at === 12 ? 125_000 : 0;
    if (corrections) lines.push({ card: 0, on: `${year}-12-31`, amount: corrections, entry: { kind: 'correction' } });
    const claims = at === 24 ? -Math.round(opening * 0.3) : 0;
    if (claims) lines.push({ card: 0, on: `${year}-12-31`, amount: claims, entry: { kind: 'claim' } });
    closing = opening + own + employer + returns + corrections + claims;
    wage += 300_000;
    return {
      year, opening, own, employer, returns, corrections, claims, closing, lines,
      returns_estimated: at > 35, through: `${year}-12-31`, verification: 'ABCD-EFGH-JKMN-PQRS',
    };
  });
  const card = (kpj, employer) => ({ kpj, segment: 'pu', employer });
  const cards = [card('86010010001', 'PT Tekstil Nusantara'), card('06020020002', 'PT Maju Sentosa')];
  const content = { name: 'Siti Rahayu', cards, years };
  return { content, as_of: '2026-11-21T02:40:00Z', source: 'live', trouble: null };
}

/** Each month is paid on the 10th of the next; December's comes in January. One year lacks three. */
function monthsPaidIn(year, at) {
  const paid = [];
  for (let month = 1; month <= 12; month += 1) {
    const [of, number] = month === 1 ? [year - 1, 12] : [year, month - 1];
    if ((at === 0 && month === 1) || (at === 30 && number > 5 && number < 9)) continue;
    paid.push({ month: `${of}-${two(number)}`, on: `${year}-${two(month)}-10` });
  }
  return paid;
}

const two = (number) => String(number).padStart(2, '0');
