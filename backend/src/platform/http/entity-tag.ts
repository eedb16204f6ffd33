import { hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/**
 * The tag of an answer: what a read with `etag: true` bears. It changes with every byte of the answer.
 *
 * @example tagOfText('{"ok":true}') // '"…27 characters…"'
 */
export const tagOfText = (text: string): string => `"${hash('sha1', text, 'base64url')}"`;

/**
 * The tag that a read of this thing bears now, for comparison with If-Match inside the transaction that changes it.
 *
 * @param schema the `answer` of the read
 */
export const entityTag = (answer: unknown, schema: z.ZodType): string =>
  tagOfText(JSON.stringify(schema.parse(answer)));

/** The same tag with the name of a compression in it: the same thing, as other bytes (RFC 9110, 8.8.3.3). */
export const tagWithCoding = (tag: string, coding: string): string => tag.replace(/"$/, `-${coding}"`);

const withoutCoding = (tag: string): string => tag.replace(/-(br|gzip)"$/, '"');

/** The tags of an If-Match or If-None-Match header; of a thing that has one of them, `*` included, `matches` is true. */
export function tagsOf(header: string | undefined): string[] {
  if (header === undefined) return [];
  if (header.trim() === '*') return ['*'];
  return header.slice(0, 2_000).match(/(W\/)?"[^"]*"/g) ?? [];
}

/** Weak comparison, for If-None-Match (RFC 9110, 8.8.3.2). */
export const isSameAs = (tags: readonly string[], tag: string): boolean =>
  tags.some(
    (one) => one === '*' || withoutCoding(one.replace(/^W\//, '')) === withoutCoding(tag.replace(/^W\//, '')),
  );

/** Parameter: the tags that the caller named in If-Match; none when it sent no such header. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): string[] =>
  tagsNamed(context.switchToHttp().getRequest<FastifyRequest>().headers),
);

/** @throws AppError `invalid-input` for a header without a tag: taken for none, it would let the change overwrite another. */
function tagsNamed(headers: FastifyRequest['headers']): string[] {
  const header = headers['if-match'];
  const tags = tagsOf(header);
  if (header === undefined || tags.length > 0) return tags;
  throw new AppError('invalid-input', {
    message:
      'The If-Match header names no state that could be read. Send the ETag as you got it, with its quotes.',
    details: {
      reason: 'if-match-unreadable',
      errors: [{ field: 'If-Match', message: 'Give an ETag with its quotes, such as "kq5…".' }],
    },
  });
}

/**
 * Strong comparison, for If-Match (RFC 9110, 13.1.1). Without a tag nothing is compared: a route that insists on one says
 * `etag: 'required'`.
 *
 * @throws AppError `precondition-failed` when the thing has changed since the caller read it.
 */
export function requireMatch(tags: readonly string[], current: string): void {
  if (tags.length === 0) return;
  const isMatch = tags.some(
    (tag) => tag === '*' || (!tag.startsWith('W/') && withoutCoding(tag) === withoutCoding(current)),
  );
  if (isMatch) return;
  throw new AppError('precondition-failed', {
    message:
      'Somebody has changed this since you read it. Read it again, and send your change with its new tag.',
    details: { reason: 'changed-meanwhile' },
  });
}

/** @throws AppError `precondition-required` when a change that needs one came without If-Match; `invalid-input` for an unreadable one. */
export function requireIfMatch(headers: FastifyRequest['headers']): void {
  if (tagsNamed(headers).length > 0) return;
  throw new AppError('precondition-required', {
    message: 'Say which state you mean to change: send the ETag of what you read in an If-Match header.',
    details: { reason: 'if-match-missing' },
  });
}
