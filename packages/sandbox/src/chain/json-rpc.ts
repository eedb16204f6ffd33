/**
 * One JSON-RPC call over HTTP.
 *
 * @throws Error with the node's own message when it answers with an error, or when it cannot be reached.
 */
export async function callRpc(
  url: string,
  method: string,
  params: readonly unknown[] = [],
  timeoutMs = 30_000,
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const answer = (await response.json()) as { result?: unknown; error?: { message?: string } };
  if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message ?? 'unknown error'}`);
  return answer.result;
}

/** One call whose answer is a hexadecimal quantity. */
export async function callRpcForNumber(
  url: string,
  method: string,
  params: readonly unknown[] = [],
): Promise<number> {
  return Number(BigInt(String(await callRpc(url, method, params))));
}
