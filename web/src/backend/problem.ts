/** Why a request did not succeed, ready to be shown. */
export type Problem = {
  /** HTTP status; 0 when the network did not answer. */
  status: number;
  code: string;
  /** One or two sentences: what happened and what to do. */
  sentence: string;
  /** The sentence is ours, for a status whose answer said nothing: pages say it in their own language instead. */
  isOurs?: true;
  fields: { field: string; message: string }[];
  reference?: string;
  /** The finer cause, where there is one, e.g. `step-up-needed`. */
  reason?: string;
  /** What it is now, where something has changed: of `price-changed`, the new total. */
  figures?: Record<string, string>;
};

const BY_STATUS: Record<number, string> = {
  0: 'The service did not answer. Check your connection, reload the page to see how things stand, and try again.',
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
  const document = documentOf(body);
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
    ...(said === undefined && document.message === undefined && document.title === undefined
      ? { isOurs: true }
      : {}),
    fields: document.errors,
    ...(document.traceId === undefined ? {} : { reference: document.traceId }),
    ...(document.reason === undefined ? {} : { reason: document.reason }),
    ...(document.figures === undefined ? {} : { figures: document.figures }),
  };
}

/** An answer: either the value, or the problem. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a body says of a problem. Read by hand: every island that sends something carries this. */
function documentOf(body: unknown) {
  const said = isObject(body) ? body : {};
  const text = (name: string): string | undefined =>
    typeof said[name] === 'string' ? said[name] : undefined;
  const figures = isObject(said['figures'])
    ? Object.entries(said['figures']).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      )
    : undefined;
  const errors: unknown[] = Array.isArray(said['errors']) ? said['errors'] : [];
  return {
    title: text('title'),
    detail: text('detail'),
    remedy: text('remedy'),
    message: text('message'),
    code: text('code'),
    reason: text('reason'),
    traceId: text('traceId'),
    figures: figures === undefined ? undefined : Object.fromEntries(figures),
    errors: errors
      .filter(isObject)
      .flatMap(({ field, message }) =>
        typeof message === 'string' ? [{ field: typeof field === 'string' ? field : '', message }] : [],
      ),
  };
}
