import { randomUUID } from 'node:crypto';
import { problem } from '@topsteel/domain/api';
import type { z } from 'zod';

/** A signed-in conversation with the REST interface, as any client would hold it. */
export interface Session {
  get: <T>(path: string, schema: z.ZodType<T>) => Promise<T>;
  post: <T>(path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;
}

/** What the interface refused, with its own sentence. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refused';
    this.code = code;
  }
}

async function answerOf<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  const text = await response.text();
  if (response.ok) return schema.parse(JSON.parse(text));
  const parsed = problem.safeParse(JSON.parse(text || '{}'));
  if (!parsed.success) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 200)}`);
  const { code, detail, remedy, errors } = parsed.data;
  const fields = (errors ?? []).map(({ field, message }) => `${field}: ${message}`).join(' ');
  throw new Refused(code, [detail, remedy, fields].filter(Boolean).join(' '));
}

/**
 * Signs in by e-mail and password and keeps the session cookie.
 *
 * @param origin the storefront's address: sessions are only opened from there
 * @throws Error naming the person when the credentials are refused.
 */
export async function signIn(
  apiUrl: string,
  origin: string,
  email: string,
  password: string,
): Promise<Session> {
  const response = await fetch(`${apiUrl}/v2/sign-in/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok)
    throw new Error(`${email} could not sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = { cookie, origin };
  return {
    get: async (path, schema) => answerOf(await fetch(apiUrl + path, { headers }), schema),
    post: async (path, body, schema) => {
      const isForm = body instanceof FormData;
      return answerOf(
        await fetch(apiUrl + path, {
          method: 'POST',
          headers: {
            ...headers,
            'idempotency-key': randomUUID(),
            ...(!isForm && { 'content-type': 'application/json' }),
          },
          body: isForm ? body : JSON.stringify(body),
        }),
        schema,
      );
    },
  };
}
