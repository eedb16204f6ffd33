import { readStatement } from '@topsteel/domain/camt';
import { z } from 'zod';
import { fetchText } from '../fetch-text.ts';
import type { ReadReceipt } from './read-receipt.ts';
import { plainReference, receivedFor, transfersOf } from './sum-entries.ts';
import type { BookedTransfer } from './sum-entries.ts';

const listSchema = z.object({
  messages: z.array(z.object({ sequence: z.number().int().min(1), kind: z.enum(['camt.053', 'camt.054']) })),
});

export interface BankAccess {
  url: string;
  token: string;
}

/**
 * Reads the bank's own messages (camt.053, camt.054), each once, and adds up what they say of a reference. What was read is
 * kept in memory: a process that starts reads from the beginning, and answers once it has read them all: a sum over a part
 * would count what was sent back later, and leave out what came later.
 */
export function createBankReader({ url, token }: BankAccess): ReadReceipt {
  const headers = { authorization: `Bearer ${token}` };
  const transfers = new Map<string, BookedTransfer>();
  let lastSequence = 0;
  let reading: Promise<void> | undefined;

  const catchUp = async (): Promise<void> => {
    for (;;) {
      const list = listSchema.parse(
        JSON.parse(await fetchText(`${url}/messages?after=${lastSequence.toString()}`, headers)),
      );
      const news = list.messages.filter(({ sequence }) => sequence > lastSequence);
      if (news.length === 0) return;
      for (const { sequence } of news.sort((a, b) => a.sequence - b.sequence)) {
        const message = readStatement(await fetchText(`${url}/messages/${sequence.toString()}`, headers));
        for (const transfer of transfersOf(message)) transfers.set(transfer.bankReference, transfer);
        lastSequence = sequence;
      }
    }
  };

  return async ({ reference, currency }) => {
    reading ??= catchUp().finally(() => {
      reading = undefined;
    });
    await reading;
    const minor = receivedFor([...transfers.values()], reference, currency);
    return { minor, name: `sepa:${plainReference(reference)}` };
  };
}
