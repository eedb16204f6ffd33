import type { Bend, Passing } from './http-proxy.ts';

interface Call {
  id: number | string;
  method: string;
  params?: unknown[];
}

const callsIn = (body: string): Call[] => {
  const parsed = JSON.parse(body) as Call | Call[];
  return Array.isArray(parsed) ? parsed : [parsed];
};
const names = (passing: Passing, method: string): boolean =>
  callsIn(passing.body).some((call) => call.method === method);

/** Changes the result of one method in an answer, alone or in a batch. */
const withResult =
  (method: string, change: (result: unknown) => unknown) =>
  (passing: Passing): Bend | undefined => {
    if (!names(passing, method)) return undefined;
    const ids = new Set(callsIn(passing.body).flatMap((call) => (call.method === method ? [call.id] : [])));
    return {
      change(body) {
        const said = JSON.parse(body) as
          | { id: number | string; result?: unknown }
          | { id: number | string; result?: unknown }[];
        const answers = Array.isArray(said) ? said : [said];
        for (const answer of answers) if (ids.has(answer.id)) answer.result = change(answer.result);
        return JSON.stringify(said);
      },
    };
  };

/** Ways in which a node fails its callers, by what they see. */
export const nodeFaults: Record<string, (passing: Passing) => Bend | undefined> = {
  'does not answer': () => ({ cut: 'before' }),
  'loses its answers': () => ({ cut: 'after' }),
  'answers after two seconds': () => ({ delayMs: 2_000 }),
  'says 429 Too Many Requests': () => ({
    answer: { status: 429, headers: { 'retry-after': '1' }, body: '{"error":"too many requests"}' },
  }),
  'names another chain': withResult('eth_chainId', () => '0x1'),
  'leaves the last log out': withResult('eth_getLogs', (logs) =>
    Array.isArray(logs) ? logs.slice(0, -1) : logs,
  ),
  'answers half a batch': ({ body }) =>
    callsIn(body).length < 2
      ? undefined
      : { change: (said) => JSON.stringify((JSON.parse(said) as unknown[]).slice(0, 1)) },
  'forgets receipts': withResult('eth_getTransactionReceipt', () => null),
};
