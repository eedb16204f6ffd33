import { z } from 'zod';

const answerSchema = z.array(
  z.object({ seq: z.number().int().nonnegative(), jws: z.string().min(1).max(8_192) }),
);

export interface FetchedTicket {
  seq: number;
  jws: string;
}

/**
 * The tickets after a place in the weighbridge's list. They may come repeated and out of order.
 *
 * @throws Error when the weighbridge does not answer in 5 s, or not in this shape: try again later
 */
export async function fetchTickets(carrierUrl: string, after: number): Promise<FetchedTicket[]> {
  const response = await fetch(`${carrierUrl}/tickets?after=${after.toString()}`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`The weighbridge answered ${response.status.toString()}.`);
  return answerSchema.parse(await response.json());
}
