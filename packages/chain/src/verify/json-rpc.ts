/** Asks a node; throws RpcRefusal when the node answered with an error, anything else when it did not answer. */
export type Rpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** The node was reached and refused the request; `data` holds revert data when a call reverted. */
export class RpcRefusal extends Error {
  readonly data: string | undefined;

  constructor(message: string, data: string | undefined) {
    super(message);
    this.name = 'RpcRefusal';
    this.data = data;
  }
}

export interface RpcOptions {
  /** Tried in order; the first that answers is kept for all later requests. */
  urls: readonly string[];
  /** Per node and request. A verification makes several requests, most side by side. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}

export interface RpcSource {
  request: Rpc;
  /** Host of the node that answered last, or of all nodes that were tried in vain. */
  name: () => string;
}

/**
 * A JSON-RPC source over several nodes, each bounded in time.
 *
 * @example const node = rpcOver({ urls: ['http://127.0.0.1:8545'] }); await node.request('eth_blockNumber', []);
 */
export function rpcOver({ urls, timeoutMs = 4_000, fetch: fetchOf = fetch }: RpcOptions): RpcSource {
  let chosen: string | undefined;
  const request: Rpc = async (method, params) => {
    let failure: unknown = new Error('No node is configured.');
    for (const url of chosen === undefined ? urls : [chosen]) {
      try {
        const answer = await post(fetchOf, url, timeoutMs, method, params);
        chosen ??= url;
        return answer;
      } catch (error) {
        if (error instanceof RpcRefusal) {
          chosen ??= url;
          throw error;
        }
        failure = error;
      }
    }
    throw failure;
  };
  return { request, name: () => (chosen === undefined ? urls.map(hostOf).join(', ') : hostOf(chosen)) };
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

async function post(
  fetchOf: typeof fetch,
  url: string,
  timeoutMs: number,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  const response = await fetchOf(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body: unknown = await response.json();
  if (!isRecord(body)) throw oddAnswer(method);
  if (isRecord(body['error'])) {
    const { message, data } = body['error'];
    throw new RpcRefusal(
      typeof message === 'string' ? message : 'refused',
      typeof data === 'string' ? data : undefined,
    );
  }
  if (!('result' in body)) throw oddAnswer(method);
  return body['result'];
}

/** What came back is not what a node answers. @example throw oddAnswer('eth_call') */
export function oddAnswer(asked: string): Error {
  return new Error(`A node does not answer ${asked} like that.`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
