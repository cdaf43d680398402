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

const FINDINGS: Record<SelfieFinding, () => string> = {
  no_face: m.finding_no_face,
  several: m.finding_several,
  too_far: m.finding_too_far,
  too_close: m.finding_too_close,
  off_centre: m.finding_off_centre,
  tilted: m.finding_tilted,
  turned: m.finding_turned,
  nodded: m.finding_nodded,
  dark: m.finding_dark,
  glaring: m.finding_glaring,
  uneven: m.finding_uneven,
  blurred: m.finding_blurred,
  eyes_closed: m.finding_eyes_closed,
  covered: m.finding_covered,
  other_way: m.finding_other_way,
};

export function selfieFinding(finding: SelfieFinding): string {
  return FINDINGS[finding]();
}

const TROUBLES: Record<SelfieTrouble, () => string> = {
  face_lost: m.trouble_face_lost,
  face_changed: m.trouble_face_changed,
  several: m.trouble_several,
  not_seen: m.trouble_not_seen,
  expired: m.trouble_expired,
};

export function selfieTrouble(trouble: SelfieTrouble): string {
  return TROUBLES[trouble]();
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
