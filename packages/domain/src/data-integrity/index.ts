export { hashForProof, signDocument, verifyDocument } from './eddsa-jcs-2022.ts';
export type { HashData, JsonObject, ProofOptions, ProofResult, VerifyOptions } from './eddsa-jcs-2022.ts';
export {
  decodeBase58,
  decodeBase64Url,
  decodeMultibase,
  encodeBase58,
  encodeBase64Url,
  encodeMultibase,
} from './multibase.ts';
export { keyOfDidKey, multikeyOf, readEd25519Secret, readMultikey } from './multikey.ts';
export type { KeyType, PublicKey } from './multikey.ts';
