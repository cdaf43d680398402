import { expect, test } from 'vitest';
import { readyDocument, scaledTo } from './document';

const file = (content: BlobPart, type: string) => new File([content], 'kartu.jpg', { type });

test('the longest edge becomes 1600, the other follows', () => {
  expect(scaledTo(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(scaledTo(3000, 4000)).toEqual({ width: 1200, height: 1600 });
});

test('a small picture stays as small as it is, and a thin one keeps a width', () => {
  expect(scaledTo(640, 480)).toEqual({ width: 640, height: 480 });
  expect(scaledTo(1, 40_000)).toEqual({ width: 1, height: 1600 });
});

test('a PDF is known by its bytes, whatever it is called, and goes as it is', async () => {
  const ready = await readyDocument(file('%PDF-1.7 …', 'image/jpeg'));
  expect(ready).toEqual({ media: 'application/pdf', content: btoa(unescape(encodeURIComponent('%PDF-1.7 …'))), bytes: 12 });
});

test('a PDF that is too large is not sent', async () => {
  expect(await readyDocument(file(`%PDF-${'x'.repeat(1_600_000)}`, 'application/pdf'))).toBe('too_large');
});
