// A file somebody chose, made ready to be sent: a picture is drawn anew, smaller and without what a camera writes into
// it (place, time); a PDF goes as it is.
import type { DocumentMedia } from './bindings/DocumentMedia';

/** What the service takes. */
const MOST_BYTES = 1_500_000;
/** Enough to read a family card. */
const LONGEST_EDGE = 1600;
const QUALITIES = [0.85, 0.7, 0.5];

export type ReadyDocument = { media: DocumentMedia; content: string; bytes: number };
export type NotReady = 'unreadable' | 'too_large';

export async function readyDocument(file: File): Promise<ReadyDocument | NotReady> {
  if (await isPdf(file)) {
    return file.size > MOST_BYTES ? 'too_large' : { media: 'application/pdf', content: await base64(file), bytes: file.size };
  }
  return readyPicture(file);
}

/** A picture alone, its longest edge at most `longest`. */
export async function readyPicture(file: File, longest = LONGEST_EDGE): Promise<ReadyDocument | NotReady> {
  try {
    const picture = await smaller(file, longest);
    return picture ? { media: 'image/jpeg', content: await base64(picture), bytes: picture.size } : 'too_large';
  } catch {
    return 'unreadable';
  }
}

/** How large a picture becomes, the longest edge at most `longest`; never larger than it is. */
export function scaledTo(width: number, height: number, longest = LONGEST_EDGE): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** By its first bytes: a name says nothing. */
async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, 5).text()) === '%PDF-';
}

/** Null when even the smallest is too large. */
async function smaller(file: Blob, longest: number): Promise<Blob | null> {
  const picture = await decoded(file);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, scaledTo(picture.naturalWidth, picture.naturalHeight, longest));
  const context = canvas.getContext('2d');
  if (!context || picture.naturalWidth === 0) throw new Error('no picture');
  // What was transparent becomes paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!jpeg) throw new Error('no picture');
    if (jpeg.size <= MOST_BYTES) return jpeg;
  }
  return null;
}

/** Turned as the camera was held: the browser reads that. */
async function decoded(file: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return picture;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '');
    reader.onerror = () => reject(new Error('not read'));
    reader.readAsDataURL(blob);
  });
}
