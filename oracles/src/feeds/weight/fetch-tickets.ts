import { readList } from '../read-list.ts';
import type { ListEntry } from '../read-list.ts';

/**
 * The tickets after a place in the weighbridge's list. They may come repeated and out of order.
 *
 * @throws Error when the weighbridge does not answer in 5 s, or with no list: try again later
 */
export async function fetchTickets(carrierUrl: string, after: number): Promise<ListEntry[]> {
  const response = await fetch(`${carrierUrl}/tickets?after=${after.toString()}`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`The weighbridge answered ${response.status.toString()}.`);
  return readList(await response.json());
}
