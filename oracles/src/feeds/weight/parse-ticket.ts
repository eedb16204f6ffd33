import { weighTicketSchema } from '@topsteel/domain/bridge';
import type { WeighTicket } from '@topsteel/domain/bridge';
import type { JWTVerifyGetKey } from 'jose';
import { parseSigned } from '../parse-signed.ts';

export type ParsedTicket = { isValid: true; ticket: WeighTicket } | { isValid: false; reason: string };

/**
 * The claims of a weigh ticket whose signature holds, by the weighbridge's published keys.
 *
 * @throws Error when the key set does not answer: try again later
 */
export async function parseTicket(jws: string, keys: JWTVerifyGetKey): Promise<ParsedTicket> {
  const parsed = await parseSigned(jws, keys, weighTicketSchema, {
    document: 'ticket',
    maker: 'weighbridge',
  });
  return parsed.isValid ? { isValid: true, ticket: parsed.claims } : parsed;
}

/**
 * The tickets of several loads, all of whose signatures hold.
 *
 * @throws Error when the key set does not answer: try again later
 */
export async function parseTickets(
  texts: readonly string[],
  keys: JWTVerifyGetKey,
): Promise<{ isValid: true; tickets: WeighTicket[] } | { isValid: false; reason: string }> {
  const tickets: WeighTicket[] = [];
  for (const jws of texts) {
    const parsed = await parseTicket(jws, keys);
    if (!parsed.isValid) return parsed;
    tickets.push(parsed.ticket);
  }
  return { isValid: true, tickets };
}
