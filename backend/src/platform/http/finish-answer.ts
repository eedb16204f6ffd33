import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  type BrotliOptions,
  type ZlibOptions,
} from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isSameAs, tagOfText, tagsOf, tagWithCoding } from './entity-tag.ts';
import type { CallerRequest } from './operation.ts';

/** Below, the headers of a compressed answer cost more than it saves. */
const WORTH_IT_BYTES = 2_048;
/** Above, another thread does it: this one has others to answer. */
const LONG_BYTES = 262_144;
const BROTLI_QUALITY = 3;
const GZIP_LEVEL = 3;
/** Who asks decides over the answer: never is one's price kept for another. */
const VARY = 'cookie, authorization, x-organisation-id, accept-language';

/** Tells every answer who may keep it, tags what declares to be tagged, and compresses what is long. */
export function finishAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request: CallerRequest, reply, payload: unknown) => {
    const { operation } = request;
    void reply.header('x-content-type-options', 'nosniff');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    void reply.header('cache-control', cacheOf(request, reply, isRead));
    if (!isRead || !operation) return payload;
    addVary(reply, VARY);
    if (typeof payload !== 'string' || reply.statusCode !== 200) return payload;
    if (operation.etag) {
      const given = reply.getHeader('etag');
      const tag = typeof given === 'string' ? given : tagOfText(payload);
      void reply.header('etag', tag);
      if (isSameAs(tagsOf(request.headers['if-none-match']), tag)) {
        void reply.code(304).removeHeader('content-type').removeHeader('content-length');
        return '';
      }
    }
    return payload.length < WORTH_IT_BYTES ? payload : compressed(request, reply, payload);
  });
}

/** What says who asks: with any of them an answer is for the asker alone. */
const CREDENTIALS = ['cookie', 'authorization', 'x-organisation-id', 'x-basket-token'] as const;

/**
 * Who may keep an answer. Shared caches may, for a short time, what a stranger without a cookie or key is told by an
 * operation that says so (`maxAgeS`); after that they may hand it out once more while they ask again. Whatever a route
 * says itself, an answer to somebody is never `public`: what never changes (a file under its hash) may then still be
 * kept by their own browser.
 */
function cacheOf(request: CallerRequest, reply: FastifyReply, isRead: boolean): string {
  const { operation, caller, headers } = request;
  const isStranger = caller === null && CREDENTIALS.every((name) => headers[name] === undefined);
  const given = reply.getHeader('cache-control');
  const isRefused = reply.statusCode >= 400;
  if (typeof given === 'string' && !isRefused)
    return isStranger ? given : given.replace(/^public\b/, 'private');
  if (!isRead || !operation) return 'no-store';
  const seconds = operation.maxAgeS;
  return isStranger && seconds !== undefined && reply.statusCode === 200
    ? `public, max-age=${seconds}, stale-while-revalidate=${seconds}`
    : 'private, no-store';
}

function addVary(reply: FastifyReply, names: string): void {
  const before = reply.getHeader('vary');
  void reply.header('vary', typeof before === 'string' && before !== '' ? `${before}, ${names}` : names);
}

type Coding = 'br' | 'gzip';
const brotliLater = promisify(brotliCompress) as (bytes: Buffer, options: BrotliOptions) => Promise<Buffer>;
const gzipLater = promisify(gzip) as (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;

async function compress(bytes: Buffer, coding: Coding): Promise<Buffer> {
  const isLong = bytes.length >= LONG_BYTES;
  if (coding === 'gzip') {
    const options = { level: GZIP_LEVEL };
    return isLong ? gzipLater(bytes, options) : gzipSync(bytes, options);
  }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return isLong ? brotliLater(bytes, { params }) : brotliCompressSync(bytes, { params });
}

async function compressed(
  request: CallerRequest,
  reply: FastifyReply,
  payload: string,
): Promise<string | Buffer> {
  addVary(reply, 'accept-encoding');
  const coding = codingOf(request.headers['accept-encoding']);
  if (coding === null || reply.hasHeader('content-encoding')) return payload;
  const bytes = Buffer.from(payload);
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string') void reply.header('etag', tagWithCoding(tag, coding));
  void reply.header('content-encoding', coding).removeHeader('content-length');
  return compress(bytes, coding);
}

/** @example codingOf('gzip, br;q=0') // 'gzip' */
export function codingOf(accepted: string | string[] | undefined): Coding | null {
  if (typeof accepted !== 'string') return null;
  const wanted = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((one) => one.trim())
      .filter((one) => !/;\s*q=0(\.0*)?$/.test(one))
      .map((one) => one.split(';')[0]?.trim()),
  );
  return wanted.has('br') ? 'br' : wanted.has('gzip') ? 'gzip' : null;
}
