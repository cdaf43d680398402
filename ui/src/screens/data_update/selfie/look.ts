// Frames to Rust, strictly one at a time: the next one is taken when the one before was answered and its pause is over.
import type { Fault } from '../../../lib/bindings/Fault';
import type { SelfieShown } from '../../../lib/bindings/SelfieShown';

/** So many frames in a row may be refused before something is wrong. */
const REFUSED = 5;

export type Look = {
  /** The newest frame there is. */
  frame: () => Promise<string>;
  show: (seq: number, frame: string) => Promise<SelfieShown>;
  onshown: (shown: SelfieShown) => void;
  /** The camera gives no frames. */
  ondark: () => void;
  onfault: (fault: Fault) => void;
};

/** Whether there is nothing more to look at. */
export function isOver({ phase }: SelfieShown): boolean {
  return phase === 'taken' || phase === 'failed';
}

/** Looks until there is a picture, or until it is told to stop: then nothing more is heard, whatever is on its way. */
export function look({ frame, show, onshown, ondark, onfault }: Look): () => void {
  let going = true;
  let pausing: ReturnType<typeof setTimeout> | undefined;
  let seq = 0;
  let refused = 0;

  async function turn() {
    let picture: string;
    try {
      picture = await frame();
    } catch {
      if (going) ondark();
      return;
    }
    if (!going) return;
    let pause = 0;
    try {
      seq += 1;
      const shown = await show(seq, picture);
      if (!going) return;
      refused = 0;
      pause = shown.pace;
      onshown(shown);
      if (isOver(shown)) return;
    } catch (thrown) {
      if (!going) return;
      const fault = thrown as Fault;
      refused += 1;
      // One frame that cannot be read is no reason to stop.
      if (fault.code !== 'invalid_field' || refused >= REFUSED) return onfault(fault);
    }
    pausing = setTimeout(() => void turn(), pause);
  }

  void turn();
  return () => {
    going = false;
    clearTimeout(pausing);
  };
}
