import { AppError } from '@topsteel/domain/errors';
import { MAX_STATEMENT_BYTES } from '@topsteel/domain/camt';
import { readPaymentStatus, type PaymentStatusReport } from '@topsteel/domain/sepa';
import { z } from 'zod';
import type { BankSettings } from '../platform/config/index.ts';

const TIMEOUT_MS = 15_000;
const listed = z.object({
  messages: z.array(
    z.object({
      sequence: z.number().int().positive(),
      iban: z.string(),
      kind: z.enum(['camt.053', 'camt.054']),
      id: z.string(),
    }),
  ),
});
export type ListedMessage = z.output<typeof listed>['messages'][number];

/** The bank, as its customer's systems reach it: messages by sequence, payment files in, their status out. */
export interface BankClient {
  /** Oldest first. */
  messagesAfter(sequence: number): Promise<ListedMessage[]>;
  message(sequence: number): Promise<string>;
  /** Hands over a payment file; the same bytes again change nothing. */
  pay(xml: string): Promise<PaymentStatusReport>;
  statusOf(messageId: string): Promise<PaymentStatusReport>;
}

/**
 * @throws AppError from every method: `unavailable` when the bank does not answer or answers nonsense, `conflict` with its
 *   reason and the HTTP status when it refuses
 */
export function openBankClient({ apiUrl, token }: Pick<BankSettings, 'apiUrl' | 'token'>): BankClient {
  const ask = async (path: string, body?: string): Promise<string> => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${apiUrl}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/xml' }),
        },
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (Number(response.headers.get('content-length') ?? '0') > MAX_STATEMENT_BYTES) {
        throw new Error('The answer is larger than 64 MiB.');
      }
      text = await response.text();
    } catch (cause) {
      throw new AppError('unavailable', { message: 'The bank does not answer. It is asked again.', cause });
    }
    if (response.ok) return text;
    // A bank that repeats what it was sent must not put our token into a log.
    const refusal = detailOf(text.replaceAll(token, '…'));
    if (response.status >= 400 && response.status < 500 && ![401, 403, 408, 429].includes(response.status)) {
      throw new AppError('conflict', {
        message: `The bank refuses: ${refusal}`,
        details: { status: response.status },
      });
    }
    throw new AppError('unavailable', {
      message: `The bank answers ${response.status}: ${refusal} It is asked again.`,
    });
  };

  return {
    async messagesAfter(sequence) {
      const read = listed.safeParse(jsonOf(await ask(`messages?after=${sequence}`)));
      if (!read.success) {
        throw new AppError('unavailable', { message: 'The bank’s list of messages cannot be read.' });
      }
      return read.data.messages.sort((a, b) => a.sequence - b.sequence);
    },
    message: (sequence) => ask(`messages/${sequence}`),
    pay: async (xml) => reportOf(await ask('payments', xml)),
    statusOf: async (messageId) => reportOf(await ask(`payments/${encodeURIComponent(messageId)}`)),
  };
}

/** The bank may have taken what it answers so: an answer that cannot be read is none, and never a refusal. */
function reportOf(text: string): PaymentStatusReport {
  try {
    return readPaymentStatus(text);
  } catch (cause) {
    throw new AppError('unavailable', {
      message: 'The bank’s answer to a payment file cannot be read. It is asked again.',
      cause,
    });
  }
}

function detailOf(text: string): string {
  const body = jsonOf(text);
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : null;
  return typeof detail === 'string' ? detail.slice(0, 300) : 'it gives no reason.';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
