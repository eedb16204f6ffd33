import type { z } from 'zod';
import { problemOf, type Answer } from './problem.ts';

/**
 * Reads an HTTP answer by its schema. A body that the schema refuses is a problem too: the page must not show
 * figures it does not understand.
 */
export async function parseAnswer<S extends z.ZodType>(
  response: Response,
  schema: S,
): Promise<Answer<z.infer<S>>> {
  const text = await response.text();
  let body: unknown = null;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch {
    body = null;
  }
  if (!response.ok) return { ok: false, problem: problemOf(response.status, body) };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  console.error(
    JSON.stringify({
      message: 'unexpected answer',
      url: response.url,
      issues: parsed.error.issues.slice(0, 5),
    }),
  );
  return {
    ok: false,
    problem: {
      status: 502,
      code: 'UNEXPECTED_ANSWER',
      sentence:
        'The service answered in a form this page does not understand. Reload the page; report it if it stays.',
      isOurs: true,
      fields: [],
    },
  };
}
