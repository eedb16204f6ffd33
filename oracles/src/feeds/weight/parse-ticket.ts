import { weighTicketSchema } from '@topsteel/domain/bridge';
import type { WeighTicket } from '@topsteel/domain/bridge';
import { compactVerify, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';

export type ParsedTicket = { isValid: true; ticket: WeighTicket } | { isValid: false; reason: string };

/**
 * The claims of a ticket whose signature holds: JWS compact (RFC 7515), ES256 only, key by the weighbridge's
 * published set. A key set that cannot be fetched is an error, never a rejected ticket.
 *
 * @throws Error when the key set does not answer: try again later
 */
export async function parseTicket(jws: string, keys: JWTVerifyGetKey): Promise<ParsedTicket> {
  let payload: Uint8Array;
  try {
    ({ payload } = await compactVerify(jws, keys, { algorithms: ['ES256'] }));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return { isValid: false, reason };
  }
  const claims = weighTicketSchema.safeParse(parseJson(new TextDecoder().decode(payload)));
  if (claims.success) return { isValid: true, ticket: claims.data };
  const issue = claims.error.issues[0];
  return {
    isValid: false,
    reason: `The ticket is signed, but not in the agreed form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
  };
}

function reasonOf(error: unknown): string | null {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature does not hold.';
  if (error instanceof errors.JWSInvalid) return 'This is not a signed ticket.';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The ticket is not signed with ES256.';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return 'The ticket is signed with a key that the weighbridge does not publish.';
  }
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
