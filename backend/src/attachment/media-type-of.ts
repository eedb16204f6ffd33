import type { Attachment } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';

type MediaType = Attachment['mediaType'];

const starts: readonly (readonly [MediaType, string, number])[] = [
  ['application/pdf', '%PDF-', 0],
  ['image/jpeg', '\u00ff\u00d8\u00ff', 0],
  ['image/png', '\u0089PNG\r\n\u001a\n', 0],
  ['image/webp', 'WEBP', 8],
];

/**
 * What a file is, by its first bytes: neither its name nor what the sender says of it is believed.
 *
 * @throws AppError `unsupported-media` for anything but PDF, JPEG, PNG and WebP
 * @example mediaTypeOf(Buffer.from('%PDF-1.7 …')) // 'application/pdf'
 */
export function mediaTypeOf(content: Buffer): MediaType {
  const head = content.subarray(0, 16).toString('latin1');
  const found = starts.find(([, start, at]) => head.startsWith(start, at));
  if (found) return found[0];
  throw new AppError('unsupported-media', {
    message: 'This file is no PDF, JPEG, PNG or WebP. Send it as one of these.',
    details: { reason: 'file-type' },
  });
}
