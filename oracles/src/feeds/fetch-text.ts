const TIMEOUT_MS = 5_000;
const MOST_BYTES = 8_000_000;

/**
 * The body of an answer to GET, of at most 8 MB, within 5 s, from the address that was configured and no other.
 *
 * @throws Error when it does not answer, redirects, answers an error or too much
 */
export async function fetchText(
  url: string | URL,
  headers: Record<string, string> = {},
  mostBytes = MOST_BYTES,
): Promise<string> {
  const { host } = new URL(url);
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`${host} answered ${response.status.toString()}.`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > mostBytes) {
      await reader.cancel();
      throw new Error(`${host} answered more than ${mostBytes.toString()} bytes.`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
