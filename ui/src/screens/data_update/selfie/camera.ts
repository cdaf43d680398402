// The camera of this device, and everything that may be wrong with it.

/** Why there is no picture from the camera: each has words and a way out of its own. */
export type CameraTrouble = 'denied' | 'missing' | 'busy' | 'unsuited' | 'gone' | 'hidden' | 'unknown';

/** What the face check works with; a camera that has no such size gives what it has. */
const WANTED: MediaStreamConstraints = {
  video: { facingMode: 'user', width: { ideal: 640 }, height: { ideal: 480 } },
  audio: false,
};

/** Asks the person, where nobody asked before. Throws what {@link cameraTrouble} reads. */
export async function openCamera(): Promise<MediaStream> {
  // Where the page is not trusted there is none at all.
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('', 'NotFoundError');
  try {
    return await navigator.mediaDevices.getUserMedia(WANTED);
  } catch (thrown) {
    // What is asked for is a wish only; any camera is better than none.
    if (nameOf(thrown) !== 'OverconstrainedError') throw thrown;
    return navigator.mediaDevices.getUserMedia({ video: true, audio: false });
  }
}

export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Calls when the camera is taken away: its cable, a call, another app. Returns the way to stop looking. */
export function whenTaken(stream: MediaStream, taken: () => void): () => void {
  const tracks = stream.getTracks();
  for (const track of tracks) track.addEventListener('ended', taken);
  return () => {
    for (const track of tracks) track.removeEventListener('ended', taken);
  };
}

const TROUBLES: Record<string, CameraTrouble> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
  OverconstrainedError: 'unsuited',
};

export function cameraTrouble(thrown: unknown): CameraTrouble {
  return TROUBLES[nameOf(thrown)] ?? 'unknown';
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
}
