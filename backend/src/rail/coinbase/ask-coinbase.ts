import { AppError } from '@topsteel/domain/errors';

const TIMEOUT_MS = 15_000;

/** What the provider answered: a status and the text of a JSON document. */
export interface CoinbaseAnswer {
  status: number;
  body: string;
}

/**
 * Sends one request. What is not JSON counts as no answer: it comes from a proxy, or from an API that was switched off.
 *
 * @throws AppError `unavailable` when there is no answer, or one of an overloaded provider
 */
export async function askCoinbase(
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
): Promise<CoinbaseAnswer> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    JSON.parse(body);
    if (response.status === 401) throw new Error('The key was not accepted.');
    if (response.status >= 500 || response.status === 429) throw new Error(`It answered ${response.status}.`);
    return { status: response.status, body };
  } catch (cause) {
    throw new AppError('unavailable', {
      message: 'The crypto provider does not answer. It is asked again in a moment.',
      cause,
    });
  }
}

/** @throws AppError `conflict` with the provider's own sentence */
export function refusedByCoinbase(message: string | undefined): AppError {
  return new AppError('conflict', {
    message: message ?? 'The crypto provider refused, and gave no reason.',
    details: { reason: 'provider-refused' },
  });
}
