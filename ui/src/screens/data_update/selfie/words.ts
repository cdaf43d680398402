// What the camera step says now: one thing to do, its drawing, and how it stands.
import type { Gesture } from '../../../lib/bindings/Gesture';
import type { SelfieFinding } from '../../../lib/bindings/SelfieFinding';
import type { SelfieShown } from '../../../lib/bindings/SelfieShown';
import { m } from '../../../lib/paraglide/messages';
import { gestureExplained, gestureWord, selfieFinding, selfieTrouble } from '../../../lib/wording/selfie';

/** What is drawn beside the words. */
export type Sign =
  | 'place' | 'straight' | 'blink' | 'smile' | 'open_mouth' | 'turn_left' | 'turn_right' | 'chin_up' | 'chin_down'
  | 'upright' | 'eyes' | 'bare' | 'light' | 'shade' | 'near' | 'far' | 'left' | 'right' | 'up' | 'down' | 'alone' | 'still';

/** How it stands: nobody yet, something to mend, or well. */
export type Standing = 'seek' | 'mend' | 'good';

export type Told = {
  text: string;
  sign: Sign;
  standing: Standing;
  /** The standing in a word. */
  word: string;
  /** What is said aloud, with what one cannot see. */
  said: string;
  slow: boolean;
};

const GESTURES: Record<Gesture, Sign> = {
  blink: 'blink',
  smile: 'smile',
  open_mouth: 'open_mouth',
  turn_left: 'turn_left',
  turn_right: 'turn_right',
  unknown: 'straight',
};

const FINDINGS: Record<Exclude<SelfieFinding, 'off_centre'>, Sign> = {
  dark: 'light',
  no_face: 'place',
  several: 'alone',
  glaring: 'shade',
  uneven_light: 'light',
  too_far: 'near',
  too_close: 'far',
  tilted: 'upright',
  turned: 'straight',
  nodded_up: 'chin_down',
  nodded_down: 'chin_up',
  eyes_closed: 'eyes',
  mouth_covered: 'bare',
  blurred: 'still',
};

/** Where to move, as the person sees and feels it: frames are not mirrored, so their left lies on a frame's right. */
function move(face: SelfieShown['face']): { text: string; sign: Sign } {
  if (!face) return { text: selfieFinding('off_centre'), sign: 'place' };
  const [left, top, width, height] = face;
  const aside = left + width / 2 - 0.5;
  const below = top + height / 2 - 0.5;
  if (Math.abs(aside) >= Math.abs(below)) {
    return aside < 0 ? { text: m.selfie_move_left(), sign: 'left' } : { text: m.selfie_move_right(), sign: 'right' };
  }
  return below < 0 ? { text: m.selfie_move_down(), sign: 'down' } : { text: m.selfie_move_up(), sign: 'up' };
}

function doing(shown: SelfieShown): { text: string; sign: Sign } {
  const { finding, gesture } = shown;
  if (finding === 'off_centre') return move(shown.face);
  if (finding) return { text: selfieFinding(finding), sign: FINDINGS[finding] ?? 'place' };
  if (shown.relax) return { text: m.selfie_relax(), sign: 'straight' };
  if (gesture) {
    const sign = GESTURES[gesture] ?? 'straight';
    if (shown.other_way && gesture === 'turn_left') return { text: m.selfie_other_left(), sign };
    if (shown.other_way && gesture === 'turn_right') return { text: m.selfie_other_right(), sign };
    return { text: shown.again ? gestureExplained(gesture) : gestureWord(gesture), sign };
  }
  if (shown.phase === 'holding') return { text: m.selfie_hold(), sign: 'straight' };
  if (shown.phase === 'picture') return { text: m.selfie_straight(), sign: 'straight' };
  return { text: m.selfie_place(), sign: 'place' };
}

export function instruction(shown: SelfieShown): Told {
  const { text, sign } = doing(shown);
  const { finding, gesture } = shown;
  const at = { at: shown.gestures_done + 1, of: shown.gestures };
  const asks = gesture !== null && !finding;
  const why = shown.trouble && selfieTrouble(shown.trouble).happened;
  const standing = standingOf(shown);
  return {
    text,
    sign,
    standing,
    word: why ? m.selfie_anew({ why }) : asks ? m.selfie_state_gesture(at) : state(standing, shown),
    said: why && finding ? `${why}. ${text}` : asks && standing === 'good' && !shown.again ? m.selfie_gesture_said({ ...at, text }) : text,
    slow: shown.again,
  };
}

function standingOf({ finding, phase, relax, other_way }: SelfieShown): Standing {
  if (finding === 'no_face' || (!finding && phase === 'placing')) return 'seek';
  return finding || relax || other_way ? 'mend' : 'good';
}

function state(standing: Standing, { phase }: SelfieShown): string {
  if (standing === 'seek') return m.selfie_state_seek();
  if (standing === 'mend') return m.selfie_state_mend();
  return phase === 'picture' ? m.selfie_state_picture() : m.selfie_state_good();
}
