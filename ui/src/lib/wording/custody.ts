import type { MemoryReason } from '../bindings/MemoryReason';
import type { SetAside } from '../bindings/SetAside';
import { m } from '../paraglide/messages';

/** Why nothing is kept on this device, and what that means. */
export const NOT_KEPT: Record<MemoryReason, () => string> = {
  no_keystore: m.custody_no_keystore,
  locked: m.custody_locked,
  in_use: m.custody_in_use,
  disk: m.custody_disk,
  newer_app: m.custody_newer_app,
  preview: m.custody_preview,
  shared: m.custody_shared,
};

/** What was wrong with a file that was set aside, and what to do now. */
export const SET_ASIDE: Record<SetAside, () => string> = {
  damaged: m.set_aside_damaged,
  older: m.set_aside_older,
  key_lost: m.set_aside_key_lost,
};
