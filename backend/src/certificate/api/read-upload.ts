import '@fastify/multipart';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from '../pair-files.ts';

const MAX_FILE_BYTES = 10 * 1_048_576;
const MAX_FILES = 50;
/** All files together; a batch of certificates is far below. */
const MAX_TOTAL_BYTES = 64 * 1_048_576;
/** Above this the body is not even read to its end: answering a client that still sends would take its whole line. */
const MAX_BODY_BYTES = 128 * 1_048_576;

/**
 * The files of a multipart request. A file that is too large is read to its end without being kept, so that the client
 * gets the answer and not a broken connection.
 *
 * @throws AppError `too-large` naming the file; `unsupported-media` when the request has no multipart body.
 */
export async function readUpload(request: FastifyRequest): Promise<UploadedFile[]> {
  if (!request.isMultipart()) {
    throw new AppError('unsupported-media', {
      message: 'Send the certificates as files in multipart/form-data.',
      details: { reason: 'not-multipart' },
    });
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    throw tooLarge('The upload is larger than 128 MB. Send fewer files at a time.');
  }
  const files: UploadedFile[] = [];
  let total = 0;
  let refused: AppError | undefined;
  const limits = { fileSize: MAX_FILE_BYTES, files: MAX_FILES, fields: 20, parts: MAX_FILES + 20 };
  for await (const part of request.files({ limits, throwFileSizeLimit: false })) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total <= MAX_TOTAL_BYTES && !refused) chunks.push(chunk);
    }
    if (part.file.truncated) {
      refused ??= tooLarge(`${part.filename} is larger than 10 MB. Send a smaller file; nothing was read.`);
    }
    if (total > MAX_TOTAL_BYTES) {
      refused ??= tooLarge(
        'The files are larger than 64 MB together. Send fewer at a time; nothing was read.',
      );
    }
    files.push({ name: part.filename, content: Buffer.concat(chunks) });
  }
  if (refused) throw refused;
  return files;
}

const tooLarge = (message: string): AppError =>
  new AppError('too-large', {
    message,
    details: { reason: 'upload-too-large', errors: [{ field: 'files', message }] },
  });
