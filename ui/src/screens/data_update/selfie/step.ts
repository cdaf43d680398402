// What every screen of the camera step is given.
import type { SelfieWay } from '../../../lib/bindings/SelfieWay';
import type { Selfie } from './selfie.svelte';

export type StepProps = {
  selfie: Selfie;
  /** Which stage of how many. */
  at: number;
  of: number;
  /** Another way; a fault says why it is not open. */
  onway: (way: SelfieWay) => Promise<void>;
};

const WAYS: SelfieWay[] = ['gestures', 'without_gestures', 'file'];

export function otherWays(way: SelfieWay): SelfieWay[] {
  return WAYS.filter((other) => other !== way);
}
