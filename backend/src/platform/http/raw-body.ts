import { Readable } from 'node:stream';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A request whose body was kept as it came, because a signature covers exactly these bytes. */
export interface RawRequest extends FastifyRequest {
  rawBody?: Buffer;
}

const MAX_BYTES = 262_144;

/** Keeps the raw bodies of webhooks; every other address is read as before. */
export function keepRawBodies(fastify: FastifyInstance, prefix = '/v2/webhooks/'): void {
  fastify.addHook('preParsing', async (request: RawRequest, _reply, payload) => {
    if (!request.url.startsWith(prefix)) return payload;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of payload as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) {
        throw new AppError('too-large', { message: 'A webhook has at most 256 kB. Nothing was kept.' });
      }
      chunks.push(chunk);
    }
    request.rawBody = Buffer.concat(chunks);
    return Object.assign(Readable.from([request.rawBody]), { receivedEncodedLength: bytes });
  });
}
