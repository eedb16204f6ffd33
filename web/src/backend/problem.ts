import { z } from 'zod';

const problemSchema = z.object({
  title: z.string().optional(),
  status: z.number().optional(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  message: z.string().optional(),
  code: z.string().optional(),
  errors: z.array(z.object({ field: z.string().optional(), message: z.string() })).optional(),
  traceId: z.string().optional(),
});

/** Why a request did not succeed, ready to be shown. */
export type Problem = {
  /** HTTP status; 0 when the network did not answer. */
  status: number;
  code: string;
  /** One or two sentences: what happened and what to do. */
  sentence: string;
  fields: { field: string; message: string }[];
  reference?: string;
};

const BY_STATUS: Record<number, string> = {
  0: 'The service did not answer. Check your connection and try again; nothing was changed.',
  401: 'Your session has ended. Sign in again; nothing was changed.',
  403: 'Your account may not do this. Ask the person who manages your organisation on TopSteel.',
  404: 'This does not exist, or your organisation may not see it.',
  413: 'The upload is too large. Send files of at most 10 MB each; nothing was stored.',
  429: 'Too many requests in a short time. Wait a minute and try again.',
  503: 'The service is not reachable. Nothing was changed and no money has moved. Try again in a moment.',
};

/**
 * Turns an answer's body into a problem that can be shown. Accepts RFC 9457 problem documents and the
 * `{code, message}` bodies of the sign-in routes; anything else falls back to a sentence for the status.
 *
 * @example problemOf(404, null).sentence // 'This does not exist, or your organisation may not see it.'
 */
export function problemOf(status: number, body: unknown): Problem {
  const parsed = problemSchema.safeParse(body);
  const document = parsed.success ? parsed.data : {};
  const said =
    document.detail === undefined ? undefined : [document.detail, document.remedy].filter(Boolean).join(' ');
  const sentence =
    said ??
    document.message ??
    document.title ??
    BY_STATUS[status] ??
    'The service could not do this. Nothing was changed. Try again, and report it if it happens again.';
  return {
    status,
    code: document.code ?? `HTTP_${String(status)}`,
    sentence,
    fields: (document.errors ?? []).map((error) => ({ field: error.field ?? '', message: error.message })),
    ...(document.traceId === undefined ? {} : { reference: document.traceId }),
  };
}

/** An answer: either the value, or the problem. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };
