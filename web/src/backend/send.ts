'use client';

import type { z } from 'zod';
import { parseAnswer } from './parse-answer.ts';
import { problemOf, type Answer } from './problem.ts';

/** By what an answer is read; a function where it is fetched only when something is sent (`late.ts`). */
export type Reading<S extends z.ZodType> = S | (() => Promise<S>);

export type Sending<S extends z.ZodType> = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A JSON body; leave out when there is none, or when sending a form. */
  body?: unknown;
  form?: FormData;
  schema: Reading<S>;
  /** The same key makes a repeated request harmless. */
  idempotencyKey?: string;
};

/** Sends a request from the browser through our own origin, and reads the answer by its schema. */
export async function send<S extends z.ZodType>(
  path: string,
  { method = 'POST', body, form, schema, idempotencyKey }: Sending<S>,
): Promise<Answer<z.infer<S>>> {
  let response: Response;
  let reading: S;
  try {
    // Before anything is sent: what cannot be read must not be done.
    reading = typeof schema === 'function' ? await schema() : schema;
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(form === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: form }),
    });
  } catch {
    return { ok: false, problem: problemOf(0, null) };
  }
  return parseAnswer(response, reading);
}
