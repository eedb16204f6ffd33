import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@topsteel/domain/api';
import { AppError, isAppError, type AppErrorCode } from '@topsteel/domain/errors';
import { databaseAway, databaseTroubleOf } from '../database/index.ts';
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
    void reply.status(body.status).type('application/problem+json').send(JSON.stringify(body));
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

const fastifyError = z.object({ code: z.string(), statusCode: z.number() });

function asAppError(thrown: unknown, request: FastifyRequest): AppError {
  if (isAppError(thrown)) return thrown;
  if (thrown instanceof HttpException && thrown.getStatus() === 404) {
    return new AppError('not-found', {
      message: `There is nothing at ${request.method} ${pathOf(request)}.`,
    });
  }
  const known = fastifyError.safeParse(thrown);
  const status = known.success
    ? known.data.statusCode
    : thrown instanceof HttpException
      ? thrown.getStatus()
      : 500;
  if (known.success && known.data.code.startsWith('FST_') && known.data.code.includes('TOO_LARGE'))
    return tooLarge(thrown);
  if (status === 413) return tooLarge(thrown);
  if (status === 415) {
    return new AppError('unsupported-media', {
      message: 'This media type is not read here. Send application/json, or multipart/form-data for files.',
      cause: thrown,
    });
  }
  if (status === 400 || (known.success && known.data.code === 'FST_ERR_CTP_INVALID_JSON_BODY')) {
    return new AppError('invalid-input', {
      message: 'The request body is not JSON. Send well-formed JSON in UTF-8.',
      details: { reason: 'not-json' },
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
