import { setTimeout as pause } from 'node:timers/promises';
import { askInSpan } from '@topsteel/tracing';

/** How patient we are with a node. */
export interface Patience {
  /** One answer may take so long. */
  timeoutMs: number;
  /** A request is tried so often before it counts as failed. */
  tries: number;
  /** Pause before the second try; doubled for each one after. */
  backoffMs: number;
  /** A node that asks for a longer pause than this (Retry-After) counts as away. */
  longestPauseMs: number;
}

const usualPatience: Patience = { timeoutMs: 8_000, tries: 3, backoffMs: 200, longestPauseMs: 3_000 };

/** The node did not answer, or not this question. It may be asked again, or another node. */
export class NodeFailure extends Error {
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    { retryAfterMs = null, cause }: { retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'NodeFailure';
    this.retryAfterMs = retryAfterMs;
  }
}

/** The node's own refusal, with its code and data (a revert's return data among them). */
export class NodeRefusal extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data: unknown) {
    super(message);
    this.name = 'NodeRefusal';
    this.code = code;
    this.data = data;
  }
}

export interface JsonRpc {
  request(call: { method: string; params?: unknown }): Promise<unknown>;
}

interface Waiting {
  id: number;
  method: string;
  params: unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

const MOST_IN_ONE = 100;

/**
 * A node over HTTP. What is asked in one turn goes in one batch of at most 100; every answer is taken by its id, so that
 * an answer that is missing is missing, and never another one's. Failures are tried again within the given patience.
 *
 * @throws NodeFailure when the node is away, slow, limits us, or leaves an answer out; NodeRefusal when it refuses
 */
export function connectNode(url: string, patience: Partial<Patience> = {}): JsonRpc {
  const { timeoutMs, tries, backoffMs, longestPauseMs } = { ...usualPatience, ...patience };
  let waiting: Waiting[] = [];
  let lastId = 0;

  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += MOST_IN_ONE) {
      void ask(url, all.slice(start, start + MOST_IN_ONE), timeoutMs);
    }
  };
  const once = (method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      lastId += 1;
      waiting.push({ id: lastId, method, params, resolve, reject });
    });

  return {
    request({ method, params = [] }) {
      return askInSpan(method, { 'rpc.system': 'jsonrpc', 'rpc.method': method }, async () => {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await once(method, params);
          } catch (error) {
            const pauseMs =
              error instanceof NodeFailure ? (error.retryAfterMs ?? backoffMs * 2 ** (attempt - 1)) : null;
            if (pauseMs === null || attempt >= tries || pauseMs > longestPauseMs) throw error;
            await pause(pauseMs);
          }
        }
      });
    },
  };
}

async function ask(url: string, batch: readonly Waiting[], timeoutMs: number): Promise<void> {
  try {
    const answers = await post(url, batch, timeoutMs);
    for (const { id, method, resolve, reject } of batch) {
      const answer = answers.get(id);
      if (answer === undefined)
        reject(new NodeFailure(`The node left ${method} of a batch without an answer.`));
      else if (answer.error !== undefined) reject(refusalOf(answer.error));
      else resolve(answer.result);
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

interface Answer {
  id?: unknown;
  result?: unknown;
  error?: { code?: unknown; message?: unknown; data?: unknown };
}

async function post(url: string, batch: readonly Waiting[], timeoutMs: number): Promise<Map<number, Answer>> {
  const calls = batch.map(({ id, method, params }) => ({ jsonrpc: '2.0', id, method, params }));
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(calls.length === 1 ? calls[0] : calls),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new NodeFailure('The node does not answer.', { cause });
  });
  const text = await response.text().catch((cause: unknown) => {
    throw new NodeFailure('The node broke off its answer.', { cause });
  });
  const answers = readAnswers(text);
  // A node may refuse with a status and still say why in the body (geth does for a single call).
  if (!response.ok && answers === null) {
    throw new NodeFailure(`The node answers with HTTP ${response.status.toString()}.`, {
      retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
    });
  }
  if (answers === null) throw new NodeFailure('The node answers something that is not JSON-RPC.');
  if (!Array.isArray(answers)) {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) return new Map([[only.id, answers]]);
    throw new NodeFailure(`The node refuses a batch: ${messageOf(answers.error)}.`);
  }
  return new Map(answers.flatMap((answer) => (typeof answer.id === 'number' ? [[answer.id, answer]] : [])));
}

function readAnswers(text: string): Answer | Answer[] | null {
  try {
    const read: unknown = JSON.parse(text);
    if (Array.isArray(read))
      return read.filter((one): one is Answer => typeof one === 'object' && one !== null);
    const isAnswer = typeof read === 'object' && read !== null && ('result' in read || 'error' in read);
    return isAnswer ? (read as Answer) : null;
  } catch {
    return null;
  }
}

/** Limits that a node tells inside of JSON-RPC: EIP-1474 -32005, and what some say instead. */
const LIMITED = new Set([-32_005, 429]);

function refusalOf(error: NonNullable<Answer['error']>): Error {
  const code = typeof error.code === 'number' ? error.code : 0;
  const message = messageOf(error);
  return LIMITED.has(code)
    ? new NodeFailure(`The node limits us: ${message}.`)
    : new NodeRefusal(code, message, error.data);
}

function messageOf(error: Answer['error']): string {
  return typeof error?.message === 'string' ? error.message : 'no reason given';
}

/** Retry-After in ms: seconds, or a date (RFC 9110, 10.2.3). Null when absent or unreadable. */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
