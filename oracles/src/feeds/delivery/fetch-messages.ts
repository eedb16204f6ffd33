import { z } from 'zod';
import { fetchText } from '../fetch-text.ts';

const answerSchema = z
  .array(z.object({ seq: z.number().int().nonnegative(), jws: z.string().min(1).max(8_192) }))
  .max(10_000);

export interface FetchedMessage {
  seq: number;
  jws: string;
}

/**
 * The carrier's messages after a place in its list. They may come repeated and out of order.
 *
 * @throws Error when the carrier does not answer in 5 s, or not in this shape: try again later
 */
export async function fetchMessages(carrierUrl: string, after: number): Promise<FetchedMessage[]> {
  const text = await fetchText(`${carrierUrl}/consignments/messages?after=${after.toString()}`);
  return answerSchema.parse(JSON.parse(text));
}
