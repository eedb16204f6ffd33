import { factorListSchema } from '@topsteel/domain/carbon';
import type { FactorList } from '@topsteel/domain/carbon';
import type { JWTVerifyGetKey } from 'jose';
import { parseSigned } from '../parse-signed.ts';
import type { ParsedClaims } from '../parse-signed.ts';

/** A list of emission factors whose signature holds, by its publisher's keys. */
export function parseList(jws: string, keys: JWTVerifyGetKey): Promise<ParsedClaims<FactorList>> {
  return parseSigned(jws, keys, factorListSchema, { document: 'list', maker: 'publisher' });
}
