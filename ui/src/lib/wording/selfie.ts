// What the selfie step says: one thing at a time, what is wrong and what to do about it.
import type { Gesture } from '../bindings/Gesture';
import type { SelfieFinding } from '../bindings/SelfieFinding';
import type { SelfieReason } from '../bindings/SelfieReason';
import type { SelfieTrouble } from '../bindings/SelfieTrouble';
import { m } from '../paraglide/messages';

const GESTURES: Record<Gesture, () => string> = {
  blink: m.gesture_blink,
  smile: m.gesture_smile,
  open_mouth: m.gesture_open_mouth,
  turn_left: m.gesture_turn_left,
  turn_right: m.gesture_turn_right,
  unknown: m.gesture_unknown,
};

export function gestureWord(gesture: Gesture): string {
  return (GESTURES[gesture] ?? GESTURES.unknown)();
}

/** Said once it was not seen: at more length, to be read slowly. */
const EXPLAINED: Record<Gesture, () => string> = {
  blink: m.gesture_blink_again,
  smile: m.gesture_smile_again,
  open_mouth: m.gesture_open_mouth_again,
  turn_left: m.gesture_turn_left_again,
  turn_right: m.gesture_turn_right_again,
  unknown: m.gesture_unknown,
};

export function gestureExplained(gesture: Gesture): string {
  return (EXPLAINED[gesture] ?? EXPLAINED.unknown)();
}

const FINDINGS: Record<SelfieFinding, () => string> = {
  no_face: m.finding_no_face,
  several: m.finding_several,
  too_far: m.finding_too_far,
  too_close: m.finding_too_close,
  off_centre: m.finding_off_centre,
  tilted: m.finding_tilted,
  turned: m.finding_turned,
  nodded_up: m.finding_nodded_up,
  nodded_down: m.finding_nodded_down,
  dark: m.finding_dark,
  glaring: m.finding_glaring,
  uneven_light: m.finding_uneven_light,
  blurred: m.finding_blurred,
  eyes_closed: m.finding_eyes_closed,
  mouth_covered: m.finding_mouth_covered,
};

export function selfieFinding(finding: SelfieFinding): string {
  return FINDINGS[finding]();
}

const TROUBLES: Record<SelfieTrouble, { happened: () => string; now: () => string }> = {
  face_lost: { happened: m.trouble_face_lost, now: m.trouble_face_lost_text },
  face_changed: { happened: m.trouble_face_changed, now: m.trouble_face_changed_text },
  several: { happened: m.trouble_several, now: m.trouble_several_text },
  not_seen: { happened: m.trouble_not_seen, now: m.trouble_not_seen_text },
  expired: { happened: m.trouble_expired, now: m.trouble_expired_text },
};

/** What happened, and what to do now. */
export function selfieTrouble(trouble: SelfieTrouble): { happened: string; now: string } {
  const { happened, now } = TROUBLES[trouble];
  return { happened: happened(), now: now() };
}

const REASONS: Record<SelfieReason, () => string> = {
  no_face: m.selfie_reason_no_face,
  several_faces: m.selfie_reason_several,
  placement: m.selfie_reason_placement,
  pose: m.selfie_reason_pose,
  light: m.selfie_reason_light,
  blurred: m.selfie_reason_blurred,
  eyes_closed: m.selfie_reason_eyes_closed,
  covered: m.selfie_reason_covered,
  gesture_missing: m.selfie_reason_gesture,
  other_person: m.selfie_reason_other_person,
  same_picture_twice: m.selfie_reason_same_picture,
  not_enrolled: m.selfie_reason_not_enrolled,
  unreadable: m.selfie_reason_unreadable,
  without_gestures: m.selfie_reason_without_gestures,
  from_file: m.selfie_reason_from_file,
  unknown: m.selfie_reason_unknown,
};

export function selfieReason(reason: SelfieReason): string {
  return (REASONS[reason] ?? REASONS.unknown)();
}

/** What is wrong with a picture that is there already: nobody can come closer to it. */
const IN_A_PICTURE: Record<SelfieFinding, SelfieReason> = {
  no_face: 'no_face',
  several: 'several_faces',
  too_far: 'placement',
  too_close: 'placement',
  off_centre: 'placement',
  tilted: 'pose',
  turned: 'pose',
  nodded_up: 'pose',
  nodded_down: 'pose',
  dark: 'light',
  glaring: 'light',
  uneven_light: 'light',
  blurred: 'blurred',
  eyes_closed: 'eyes_closed',
  mouth_covered: 'covered',
};

export function findingInPicture(finding: SelfieFinding): string {
  return selfieReason(IN_A_PICTURE[finding] ?? 'unknown');
}
