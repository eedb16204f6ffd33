import 'server-only';
import { fetchInSpan } from '@topsteel/tracing';
import { cache } from 'react';
import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import { environment } from '../environment.ts';
import { parseAnswer } from './parse-answer.ts';
import { problemOf, type Answer } from './problem.ts';

const requestHeaders = cache(async (): Promise<Record<string, string>> => {
  const cookie = (await cookies()).toString();
  return {
    accept: 'application/json',
    ...(cookie === '' ? {} : { cookie }),
    'accept-language': await getLocale(),
  };
});

/**
 * Reads from the backend on the server, as the person whose request is being answered.
 *
 * @param path starts with a slash, for example `/v2/orders`.
 * @returns the parsed value or the problem; never throws for an answer or for a backend that is away.
 */
export async function read<S extends z.ZodType>(path: string, schema: S): Promise<Answer<z.infer<S>>> {
  let response: Response;
  try {
    response = await fetchInSpan(new URL(path, environment().API_URL), {
      headers: await requestHeaders(),
      cache: 'no-store',
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    return { ok: false, problem: problemOf(503, null) };
  }
  return parseAnswer(response, schema);
}
