import '@fastify/multipart';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyRequest } from 'fastify';

export const MOST_BYTES = 10 * 1_048_576;

/** A file as it was sent. */
export interface SentFile {
  name: string;
  content: Buffer;
}

/**
 * The one file of a multipart request. One that is too large is read to its end without being kept, so that the sender gets
 * the answer and not a broken connection.
 *
 * @throws AppError `unsupported-media` without a multipart body, `invalid-input` without a file, `too-large`
 */
export async function readOneFile(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) {
    throw new AppError('unsupported-media', {
      message: 'Send the file in multipart/form-data.',
      details: { reason: 'not-multipart' },
    });
  }
  let sent: SentFile | undefined;
  let isTooLarge = false;
  const limits = { fileSize: MOST_BYTES, files: 1, fields: 5, parts: 6 };
  for await (const part of request.files({ limits, throwFileSizeLimit: false })) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
    isTooLarge ||= part.file.truncated;
    sent ??= { name: nameOf(part.filename), content: Buffer.concat(chunks) };
  }
  if (isTooLarge) {
    throw new AppError('too-large', {
      message: 'The file is larger than 10 MB. Send a smaller one; nothing was kept.',
      details: { reason: 'upload-too-large' },
    });
  }
  if (!sent || sent.content.length === 0) {
    throw new AppError('invalid-input', {
      message: 'There is no file in the request. Send one that is not empty.',
      details: { reason: 'file-missing', errors: [{ field: 'files', message: 'is needed' }] },
    });
  }
  return sent;
}

/** The last part of a path, without what could end a header. @example nameOf('C:\\scan\\extract.pdf') // 'extract.pdf' */
export function nameOf(sent: string): string {
  const last = sent.split(/[\\/]/).at(-1) ?? '';
  // A control character or a quote would end the header that carries the name.
  const clean = last.replace(/[\u0000-\u001f\u007f"<>|]/gu, '');
  return clean.trim().slice(0, 120) || 'file';
}
