import { consignmentMessageSchema } from '@topsteel/domain/bridge';
import type { ConsignmentMessage } from '@topsteel/domain/bridge';
import type { JWTVerifyGetKey } from 'jose';
import { parseSigned } from '../parse-signed.ts';
import type { ParsedClaims } from '../parse-signed.ts';

/** The claims of a carrier's message whose signature holds, by the carrier's published keys. */
export function parseMessage(jws: string, keys: JWTVerifyGetKey): Promise<ParsedClaims<ConsignmentMessage>> {
  return parseSigned(jws, keys, consignmentMessageSchema, { document: 'message', maker: 'carrier' });
}
