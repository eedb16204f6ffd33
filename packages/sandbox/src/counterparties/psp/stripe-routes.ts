import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readParams, textAt, textsAt, type Params } from './form-params.ts';
import { cancelIntent, captureIntent, createRefund } from './move-money.ts';
import type { PspBook } from './psp-book.ts';
import { PspRefusal, type PspObject } from './psp-objects.ts';
import { createSession, expireDueSessions, expireSession } from './take-payments.ts';

interface Account {
  secretKey: string;
  /** Where the pay page is: `http://localhost:4100/psp/pay`. */
  payUrl: string;
}

/** The provider's API as its SDK speaks it: form-encoded requests, idempotency keys, expandable objects. */
export function addStripeRoutes(app: FastifyInstance, book: PspBook, account: Account): void {
  const read = (path: string, answer: (params: Params, id: string) => unknown) =>
    app.get(path, (request, reply) =>
      answerWith(reply, account, request, () => answer(paramsOf(request), idOf(request))),
    );
  const change = (path: string, act: (params: Params, id: string) => PspObject) =>
    app.post(path, (request, reply) =>
      answerWith(reply, account, request, () => {
        const params = paramsOf(request);
        return once(book, request, reply, () => expanded(book, act(params, idOf(request)), params));
      }),
    );

  change('/v1/checkout/sessions', (params) => createSession(book, params, account.payUrl));
  read('/v1/checkout/sessions/:id', (params, id) => {
    expireDueSessions(book);
    return expanded(book, book.session(id), params);
  });
  change('/v1/checkout/sessions/:id/expire', (_params, id) => expireSession(book, id));
  read('/v1/payment_intents', (params) => listOf(book.state.intents, params, '/v1/payment_intents'));
  read('/v1/payment_intents/:id', (params, id) => expanded(book, book.intent(id), params));
  change('/v1/payment_intents/:id/capture', (params, id) => captureIntent(book, id, params));
  change('/v1/payment_intents/:id/cancel', (_params, id) => cancelIntent(book, id));
  change('/v1/refunds', (params) => createRefund(book, params));
  read('/v1/refunds', (params) => listOf(book.state.refunds, params, '/v1/refunds'));
  read('/v1/disputes', (params) => listOf(book.state.disputes, params, '/v1/disputes'));
  read('/v1/payouts', (params) => listOf(book.state.payouts, params, '/v1/payouts'));
  read('/v1/events', (params) => listOf(book.state.events, params, '/v1/events'));
  read('/v1/balance', () => ({
    object: 'balance',
    livemode: false,
    available: [...new Set(book.state.transactions.map(({ currency }) => currency))].map((currency) => ({
      currency,
      amount: book.balance(currency),
    })),
  }));
}

/** Answers as the provider does: a JSON object, or an error object with its status. */
function answerWith(
  reply: FastifyReply,
  account: Account,
  request: FastifyRequest,
  answer: () => unknown,
): FastifyReply {
  try {
    if (request.headers.authorization !== `Bearer ${account.secretKey}`) {
      throw new PspRefusal(401, 'invalid_request_error', 'Invalid API Key provided.');
    }
    return reply.send(answer());
  } catch (error) {
    if (!(error instanceof PspRefusal)) throw error;
    return reply.code(error.status).send(errorBody(error));
  }
}

const errorBody = ({ type, code, message }: PspRefusal) => ({ error: { type, code, message } });

/** The first answer of a key, whatever it was, is the answer of every repeat; other parameters are refused. */
function once(book: PspBook, request: FastifyRequest, reply: FastifyReply, act: () => unknown): unknown {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return act();
  if (key.length > 255)
    throw new PspRefusal(400, 'idempotency_error', 'Idempotency keys have at most 255 characters.');
  const fingerprint = createHash('sha256')
    .update(`${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
  const kept = book.state.answers[key];
  if (kept) {
    if (kept.fingerprint !== fingerprint) {
      throw new PspRefusal(
        400,
        'idempotency_error',
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`,
      );
    }
    void reply.code(kept.status).header('idempotent-replayed', 'true');
    return kept.body;
  }
  let status = 200;
  let body: unknown;
  try {
    body = act();
  } catch (error) {
    if (!(error instanceof PspRefusal)) throw error;
    status = error.status;
    body = errorBody(error);
  }
  book.state.answers[key] = { fingerprint, status, body: structuredClone(body) };
  book.save();
  void reply.code(status);
  return body;
}

function paramsOf(request: FastifyRequest): Params {
  const { query, body } = request as {
    query: Record<string, unknown>;
    body?: Record<string, unknown> | null;
  };
  return readParams({ ...query, ...(body ?? {}) });
}

const idOf = (request: FastifyRequest): string => (request.params as { id?: string }).id ?? '';

/** Puts the objects that were asked for in the place of their ids. */
function expanded(book: PspBook, object: PspObject, params: Params): unknown {
  const copy = structuredClone(object) as unknown as Record<string, unknown>;
  for (const path of Object.values(textsAt(params, 'expand'))) expandAt(book, copy, path.split('.'));
  return copy;
}

function expandAt(book: PspBook, object: Record<string, unknown>, [name = '', ...rest]: string[]): void {
  const value = object[name];
  if (typeof value === 'string') object[name] = structuredClone(find(book, value) ?? value);
  const next = object[name];
  if (rest.length > 0 && typeof next === 'object' && next !== null) {
    expandAt(book, next as Record<string, unknown>, rest);
  }
}

function find(book: PspBook, id: string): PspObject | undefined {
  const { sessions, intents, charges, refunds, disputes, transactions, payouts } = book.state;
  const all: PspObject[] = [
    ...sessions,
    ...intents,
    ...charges,
    ...refunds,
    ...disputes,
    ...transactions,
    ...payouts,
  ];
  return all.find((object) => object.id === id);
}

function listOf(list: readonly object[], params: Params, url: string) {
  const intent = textAt(params, 'payment_intent');
  const since = Number(textAt(params, 'created', 'gte') ?? 0);
  const limit = Math.min(Number(textAt(params, 'limit') ?? 10), 100);
  const after = textAt(params, 'starting_after');
  const all = (list as readonly { id: string; payment_intent?: string; created: number }[])
    .filter((each) => (intent === undefined || each.payment_intent === intent) && each.created >= since)
    .reverse();
  const found = after === undefined ? all : all.slice(all.findIndex(({ id }) => id === after) + 1);
  return { object: 'list', url, has_more: found.length > limit, data: found.slice(0, limit) };
}
