import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@topsteel/domain/errors';
import { inSpan } from '@topsteel/tracing';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { z } from 'zod';
import { requireIfMatch } from './entity-tag.ts';
import { fieldSentence } from './field-sentence.ts';
import { requireKey } from './idempotency-key.ts';
import { IdempotentAnswers } from './idempotent-answers.ts';
import { OPERATION, type CallerRequest, type OperationSpec } from './operation.ts';
import { unstorableText } from './unstorable-text.ts';

/** Checks what comes in and what goes out against the operation's schemas. */
@Injectable()
export class OperationInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly answers: IdempotentAnswers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const spec = this.reflector.get<OperationSpec>(OPERATION, context.getHandler());
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (spec.money) requireKey(request);
    if (spec.etag === 'required') requireIfMatch(request.headers);
    requireStorable(request);
    if (spec.body) request.body = checkedInput(spec.body, request.body ?? {}, 'body');
    if (spec.query) request.query = checkedInput(spec.query, request.query, 'query');
    const answer = async (): Promise<unknown> => {
      // The use case has a span of its own, under which its statements stand.
      const name = `${context.getClass().name}.${context.getHandler().name}`;
      const value = await inSpan<unknown>(name, {}, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      );
      return spec.answer ? checkedAnswer(spec.answer, value, spec.summary) : value;
    };
    return from(
      spec.idempotent || spec.money
        ? this.answers.once(request, reply, answer, { isMoney: spec.money === true })
        : answer(),
    );
  }
}

const partsOf = ({ params, query, body }: CallerRequest) => ({ path: params, query, body });

/** @throws AppError `invalid-input` for text that could not be kept or looked for, whatever the operation. */
function requireStorable(request: CallerRequest): void {
  for (const [part, value] of Object.entries(partsOf(request))) {
    const found = unstorableText(value);
    if (found === undefined) continue;
    const field = found === '' ? part : found;
    const message = 'This holds the character U+0000, or half a character. Remove it.';
    throw new AppError('invalid-input', {
      message: `The request ${part} is not as it should be: ${field}: ${message}`,
      details: { reason: `${part}-invalid`, errors: [{ field, message }] },
    });
  }
}

function checkedInput(schema: z.ZodType, value: unknown, part: 'body' | 'query'): unknown {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const errors = fieldErrors(read.error);
  const first = errors[0];
  throw new AppError('invalid-input', {
    message: `The request ${part} is not as it should be: ${first ? `${first.field}: ${first.message}` : 'see errors'}`,
    details: { reason: part === 'body' ? 'body-invalid' : 'query-invalid', errors },
  });
}

/** One entry a wrong field; an unknown key is reported under its own name. */
export function fieldErrors(error: z.ZodError): { field: string; message: string }[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field: path, message: fieldSentence(issue) }];
    return issue.keys.map((key) => ({
      field: path === '' ? key : `${path}.${key}`,
      message: 'This field is not known here. Remove it.',
    }));
  });
}

function checkedAnswer(schema: z.ZodType, value: unknown, summary: string): unknown {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new AppError('internal', {
    message:
      'The answer could not be put together. Nothing you sent is wrong; try again, and tell us if it repeats.',
    details: { operation: summary, issues: fieldErrors(read.error) },
  });
}
