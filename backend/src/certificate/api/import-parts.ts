import '@fastify/multipart';
import { Readable } from 'node:stream';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyRequest } from 'fastify';
import type { IncomingFile } from '../import/receive-import.ts';

const MAX_FILES = 500;

/**
 * The files of an import as they come in: those of a multipart body, or the body itself when it is a ZIP file. Read
 * each to its end before asking for the next.
 *
 * @throws AppError `unsupported-media` when the body is neither.
 */
export async function* importParts(request: FastifyRequest): AsyncGenerator<IncomingFile> {
  if (request.isMultipart()) {
    const limits = { fileSize: Number.MAX_SAFE_INTEGER, files: MAX_FILES, fields: 20, parts: MAX_FILES + 20 };
    for await (const part of request.files({ limits, throwFileSizeLimit: false })) {
      yield { name: part.filename === '' ? 'certificates' : part.filename, content: part.file };
    }
    return;
  }
  if (request.body instanceof Readable) {
    yield { name: 'certificates.zip', content: request.body };
    return;
  }
  throw new AppError('unsupported-media', {
    message: 'Send the certificates as files in multipart/form-data, or one ZIP file as application/zip.',
    details: { reason: 'not-an-upload' },
  });
}
