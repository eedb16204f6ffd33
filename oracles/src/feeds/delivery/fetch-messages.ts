import { fetchText } from '../fetch-text.ts';
import { readList } from '../read-list.ts';
import type { ListEntry } from '../read-list.ts';

/**
 * The carrier's messages after a place in its list. They may come repeated and out of order.
 *
 * @throws Error when the carrier does not answer in 5 s, or with no list: try again later
 */
export async function fetchMessages(carrierUrl: string, after: number): Promise<ListEntry[]> {
  const text = await fetchText(`${carrierUrl}/consignments/messages?after=${after.toString()}`);
  return readList(JSON.parse(text));
}
