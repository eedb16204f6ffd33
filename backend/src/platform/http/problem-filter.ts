import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@topsteel/domain/api';
import { AppError, isAppError, type AppErrorCode } from '@topsteel/domain/errors';
import { databaseAway, databaseTroubleOf, isTextRefused } from '../database/index.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** HTTP status and title of every code; exhaustive by type. */
const statusOf: Record<AppErrorCode, [status: number, title: string]> = {
  'invalid-input': [400, 'The request is not in order'],
  unauthenticated: [401, 'Not signed in'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  gone: [410, 'Withdrawn'],
  'not-acceptable': [406, 'Not available in this form'],
  conflict: [409, 'Not possible now'],
  'idempotency-mismatch': [422, 'Idempotency key used before'],
  'precondition-failed': [412, 'Changed meanwhile'],
  'precondition-required': [428, 'Say which state you mean'],
  'too-large': [413, 'Too large'],
  'unsupported-media': [415, 'Media type not read here'],
  'certificate-refused': [422, 'Certificate refused'],
  expired: [410, 'Time has passed'],
  'signature-invalid': [422, 'Signature does not match'],
  'wrong-network': [422, 'Wrong network'],
  'insufficient-funds': [422, 'Insufficient funds'],
  'not-conserved': [409, 'Quantities do not add up'],
  'contract-reverted': [422, 'Rejected by the contract'],
  unavailable: [503, 'A part does not answer'],
  'rate-limited': [429, 'Too many requests'],
  configuration: [500, 'Wrong setting'],
  internal: [500, 'Internal error'],
};

const details = z.object({
  reason: z.string().optional(),
  remedy: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  figures: z.record(z.string(), z.string()).optional(),
});

/** Turns whatever was thrown into one RFC 9457 problem. Unknown values become `internal`, logged with their cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = asAppError(thrown, request);
    const body = this.bodyOf(error, request.id);
    if (body.status >= 500) request.log.error({ err: thrown, details: error.details }, error.message);
    if (body.status === 413) void reply.header('connection', 'close');
    sendProblem(reply, body);
  }

  /** A module whose standard names problems in its own way says so here. */
  protected bodyOf(error: AppError, traceId: string): Problem {
    return problemOf(error, traceId);
  }
}

/** @example problemOf(new AppError('expired', { message: 'This quote ended.' }), 't1').status // 410 */
export function problemOf(error: AppError, traceId: string): Problem {
  const [status, title] = statusOf[error.code];
  const known = details.safeParse(error.details);
  return {
    type: `urn:topsteel:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    ...(known.success ? known.data : {}),
    traceId,
  };
}

/** Answers an address that the router could not read: no route, and so no filter, has seen it. */
export function refuseAddress(thrown: Error, request: FastifyRequest, reply: FastifyReply): void {
  const body = problemOf(asAppError(thrown, request), request.id);
  sendProblem(reply.header('cache-control', 'no-store'), body);
}

const sendProblem = (reply: FastifyReply, body: Problem): void => {
  void reply.status(body.status).type('application/problem+json').send(JSON.stringify(body));
};

/** What the framework itself throws; ECONNRESET: the caller went away while the body came in. */
const frameworkError = z.object({
  code: z.union([z.string().startsWith('FST_'), z.literal('ECONNRESET')]),
  statusCode: z.number(),
});

const NOT_JSON = {
  reason: 'not-json',
  message: 'The request body is not JSON. Send well-formed JSON in UTF-8.',
};
const UNREADABLE = {
  reason: 'request-unreadable',
  message: 'The request cannot be read. Its body has to be whole, and of the media type that it says.',
};

/** What the framework refuses as malformed, by its code. */
const malformed: Readonly<Record<string, { reason: string; message: string }>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: NOT_JSON,
  FST_ERR_CTP_EMPTY_JSON_BODY: NOT_JSON,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    reason: 'length-wrong',
    message: 'The request body has another length than Content-Length says. Send it again, whole.',
  },
  FST_ERR_BAD_URL: {
    reason: 'address-malformed',
    message:
      'The address cannot be read: a % begins no character there. Write each one in UTF-8, and % itself as %25.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    reason: 'address-too-long',
    message: 'A part of the address is longer than any name here. Check the address.',
  },
};

function asAppError(thrown: unknown, request: FastifyRequest): AppError {
  if (isAppError(thrown)) return thrown;
  if (thrown instanceof HttpException && thrown.getStatus() === 404) {
    return new AppError('not-found', {
      message: `There is nothing at ${request.method} ${pathOf(request)}.`,
    });
  }
  const known = frameworkError.safeParse(thrown instanceof HttpException ? thrown.cause : thrown).data;
  const status = known?.statusCode ?? (thrown instanceof HttpException ? thrown.getStatus() : 500);
  if (status === 413) return tooLarge(thrown);
  if (status === 415) {
    return new AppError('unsupported-media', {
      message: 'This media type is not read here. Send application/json, or multipart/form-data for files.',
      cause: thrown,
    });
  }
  if (status === 400 || status === 414) {
    const { reason, message } = malformed[known?.code ?? ''] ?? UNREADABLE;
    return new AppError('invalid-input', { message, details: { reason }, cause: thrown });
  }
  if (isTextRefused(thrown)) {
    return new AppError('invalid-input', {
      message: 'A text in this request holds the character U+0000, which cannot be kept. Remove it.',
      details: { reason: 'text-unstorable' },
      cause: thrown,
    });
  }
  const trouble = databaseTroubleOf(thrown);
  if (trouble !== null || isRefused(thrown)) return databaseAway(trouble ?? 'away', thrown);
  return new AppError('internal', {
    message:
      'Something went wrong on our side. Nothing was changed; try again, and tell us the trace id if it repeats.',
    cause: thrown,
  });
}

const tooLarge = (cause: unknown): AppError =>
  new AppError('too-large', {
    message: 'The request body is too large. Send at most 1 MB of JSON, or files of at most 10 MB each.',
    cause,
  });

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? request.url;

const isRefused = (thrown: unknown): boolean =>
  z.object({ code: z.literal('ECONNREFUSED') }).safeParse(thrown).success;
