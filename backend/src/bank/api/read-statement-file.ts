import '@fastify/multipart';
import { decodeXml, MAX_STATEMENT_BYTES } from '@topsteel/domain/camt';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyRequest } from 'fastify';

/**
 * The bank statement in a multipart request, as text in the encoding that it declares.
 *
 * @throws AppError `unsupported-media` without a file, `too-large` above 64 MiB, `invalid-input` for other encodings
 */
export async function readStatementFile(request: FastifyRequest): Promise<string> {
  if (!request.isMultipart()) throw noFile();
  const limits = { fileSize: MAX_STATEMENT_BYTES, files: 1, fields: 5, parts: 6 };
  for await (const part of request.files({ limits, throwFileSizeLimit: false })) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
    if (part.file.truncated) {
      throw new AppError('too-large', {
        message: 'The statement is larger than 64 MiB. Ask the bank for daily statements.',
      });
    }
    return decodeXml(Buffer.concat(chunks));
  }
  throw noFile();
}

const noFile = (): AppError =>
  new AppError('unsupported-media', { message: 'Send the statement as a file in multipart/form-data.' });
