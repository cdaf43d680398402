import type { Membership } from '../bindings/Membership';
import type { Programme } from '../bindings/Programme';
import { longDate } from '../format/dates';
import { m } from '../paraglide/messages';
import { programmeNames } from './membership';

export type Protection = { safe: boolean; title: string; text: string };

// In plain words first: an acronym alone tells nobody what it protects from.
const RISKS: Partial<Record<Programme, () => string>> = { jkk: m.risk_jkk, jkm: m.risk_jkm, jkp: m.risk_jkp };

function riskOf(programme: Programme): string {
  return RISKS[programme]?.() ?? programmeNames(programme).full;
}

/** What a person is protected against right now, and until when; the earliest end is the one to know. */
export function protection({ programmes }: Membership): Protection {
  const covered = programmes.flatMap(({ programme, cover }) =>
    cover.kind === 'covered' ? [{ programme, until: cover.until }] : [],
  );
  if (covered.length > 0) {
    const names = covered.map(({ programme }) => riskOf(programme)).join(', ');
    const end = covered.map(({ until }) => until).filter((until) => until !== null).sort()[0];
    return {
      safe: true,
      title: m.protected_now(),
      text: end ? m.protected_until({ names, date: longDate(end) }) : m.protected_open({ names }),
    };
  }
  const lapse = programmes.flatMap(({ cover }) => (cover.kind === 'lapsed' ? [cover.since] : [])).sort().pop();
  return {
    safe: false,
    title: m.unprotected(),
    text: lapse ? m.unprotected_since({ date: longDate(lapse) }) : m.unprotected_text(),
  };
}
