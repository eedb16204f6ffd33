import 'server-only';
import { fetchInSpan } from '@topsteel/tracing';
import { cookies, headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import { environment } from '../environment.ts';
import { parseAnswer } from './parse-answer.ts';
import { problemOf, type Answer } from './problem.ts';

type Act<S extends z.ZodType> = {
  method?: 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  schema: S;
  /** The same key makes a repeated request harmless. */
  idempotencyKey?: string;
  /** A question that needs a body, asked while a page is made, where no cookie can be set. */
  isReading?: boolean;
};

/**
 * Does something in the backend on the server, as the person whose form is being answered: so that forms work before and
 * without scripts. A cookie that the backend sets, such as the key of a guest's basket, is handed on to the browser.
 */
export async function act<S extends z.ZodType>(
  path: string,
  { method = 'POST', body, schema, idempotencyKey, isReading = false }: Act<S>,
): Promise<Answer<z.infer<S>>> {
  const jar = await cookies();
  const forwarded = (await headers()).get('x-forwarded-for');
  let response: Response;
  try {
    response = await fetchInSpan(new URL(path, environment().API_URL), {
      method,
      headers: {
        accept: 'application/json',
        cookie: jar.toString(),
        origin: new URL(environment().PUBLIC_URL).origin,
        'accept-language': await getLocale(),
        ...(forwarded === null ? {} : { 'x-forwarded-for': forwarded }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    return { ok: false, problem: problemOf(503, null) };
  }
  for (const line of isReading ? [] : response.headers.getSetCookie()) {
    const cookie = readSetCookie(line);
    if (cookie !== undefined) jar.set(cookie);
  }
  return parseAnswer(response, schema);
}

/** One `Set-Cookie` line of the backend (RFC 6265, section 4.1) as the framework wants it. */
export function readSetCookie(line: string) {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const cut = pair.indexOf('=');
  if (cut < 1) return undefined;
  const found = new Map(
    attributes.map((attribute) => {
      const [name = '', value = ''] = attribute.split('=');
      return [name.toLowerCase(), value];
    }),
  );
  const sameSite = (['strict', 'lax', 'none'] as const).find(
    (one) => one === found.get('samesite')?.toLowerCase(),
  );
  const maxAge = found.get('max-age');
  return {
    name: pair.slice(0, cut),
    value: decodeURIComponent(pair.slice(cut + 1)),
    path: found.get('path') ?? '/',
    httpOnly: found.has('httponly'),
    secure: found.has('secure'),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    ...(sameSite === undefined ? {} : { sameSite }),
  };
}
