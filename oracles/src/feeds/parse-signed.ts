import { compactVerify, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import type { z } from 'zod';

export type ParsedClaims<Claims> = { isValid: true; claims: Claims } | { isValid: false; reason: string };

/** How a document and its maker are called in a sentence. */
export interface Names {
  /** @example 'ticket' */
  document: string;
  /** @example 'weighbridge' */
  maker: string;
}

/**
 * The claims of a document whose signature holds: JWS compact (RFC 7515), ES256 only, key by its maker's published set. A
 * key set that cannot be fetched is an error, never a rejected document.
 *
 * @throws Error when the key set does not answer: try again later
 */
export async function parseSigned<Claims>(
  jws: string,
  keys: JWTVerifyGetKey,
  schema: z.ZodType<Claims>,
  names: Names,
): Promise<ParsedClaims<Claims>> {
  let payload: Uint8Array;
  try {
    ({ payload } = await compactVerify(jws, keys, { algorithms: ['ES256'] }));
  } catch (error) {
    const reason = reasonOf(error, names);
    if (reason === null) throw error;
    return { isValid: false, reason };
  }
  const claims = schema.safeParse(parseJson(new TextDecoder().decode(payload)));
  if (claims.success) return { isValid: true, claims: claims.data };
  const issue = claims.error.issues[0];
  return {
    isValid: false,
    reason: `The ${names.document} is signed, but not in the agreed form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
  };
}

function reasonOf(error: unknown, { document, maker }: Names): string | null {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature does not hold.';
  if (error instanceof errors.JWSInvalid) return `This is not a signed ${document}.`;
  if (error instanceof errors.JOSEAlgNotAllowed) return `The ${document} is not signed with ES256.`;
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return `The ${document} is signed with a key that the ${maker} does not publish.`;
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
