// The words of membership: DOMAIN.md §0 and §2.1 in plain language.
import type { Cover } from '../bindings/Cover';
import type { MembershipStatus } from '../bindings/MembershipStatus';
import type { Programme } from '../bindings/Programme';
import type { Segment } from '../bindings/Segment';
import { longDate } from '../format/dates';
import { m } from '../paraglide/messages';

type Tone = 'ok' | 'need' | 'plain';

const STATUS: Record<MembershipStatus, { label: () => string; tone: Tone }> = {
  active: { label: m.status_active, tone: 'ok' },
  arrears: { label: m.status_arrears, tone: 'need' },
  inactive: { label: m.status_inactive, tone: 'plain' },
  unknown: { label: m.status_unknown, tone: 'plain' },
};

export function statusChip(status: MembershipStatus): { label: string; tone: Tone } {
  const { label, tone } = STATUS[status] ?? STATUS.unknown;
  return { label: label(), tone };
}

const SEGMENTS: Record<Segment, () => string> = {
  pu: m.segment_pu,
  bpu: m.segment_bpu,
  pmi: m.segment_pmi,
  construction: m.segment_construction,
  unknown: m.segment_unknown,
};

export function segmentName(segment: Segment): string {
  return (SEGMENTS[segment] ?? SEGMENTS.unknown)();
}

type Names = { short: () => string; full: () => string };

const PROGRAMMES: Record<Programme, Names> = {
  jht: { short: m.jht, full: m.jht_full },
  jp: { short: m.jp, full: m.jp_full },
  jkk: { short: m.jkk, full: m.jkk_full },
  jkm: { short: m.jkm, full: m.jkm_full },
  jkp: { short: m.jkp, full: m.jkp_full },
  unknown: { short: m.programme_unknown, full: m.programme_unknown },
};

export function programmeNames(programme: Programme): { short: string; full: string } {
  const { short, full } = PROGRAMMES[programme] ?? PROGRAMMES.unknown;
  return { short: short(), full: full() };
}

/** `Jaminan Hari Tua (JHT)`. */
export function programmeTitle(programme: Programme): string {
  const { short, full } = programmeNames(programme);
  return short === full ? full : m.programme_title({ full, short });
}

/** Only JHT has a balance; JP counts months; the others protect until a day. */
export function coverText(cover: Cover): string {
  switch (cover.kind) {
    case 'balance':
      return m.cover_balance();
    case 'months':
      return m.cover_months({ count: cover.months });
    case 'covered':
      return cover.until ? m.cover_until({ date: longDate(cover.until) }) : m.cover_open();
    case 'lapsed':
      return m.cover_lapsed({ date: longDate(cover.since) });
    default:
      return m.cover_unknown();
  }
}
