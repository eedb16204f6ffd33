export { didDocument, didWebOf, keyInDidDocument, keyOfJwk, urlOfDidWeb } from './did.ts';
export type { FoundKey, PublicJwk, PublishedKey } from './did.ts';
export { algorithmOf, isSignedBy, parseJws, signJws } from './jws.ts';
export type { Algorithm, ParsedJws } from './jws.ts';
export { keysOfDocuments, VC_CONTEXT, VC_MEDIA_TYPE, verifyCredential } from './verify-credential.ts';
export type {
  Credential,
  CredentialFault,
  CredentialResult,
  VerifyCredentialOptions,
} from './verify-credential.ts';
export { CERTIFICATE_CREDENTIAL, certificateCredential } from './certificate-credential.ts';
export { claimsOf, type CredentialClaims } from './credential-claims.ts';
export { timeText } from './material.ts';
export type {
  CredentialDocument,
  CredentialEnvelope,
  CredentialMaterial,
  CredentialParty,
  JudgedValue,
} from './material.ts';
export { conformityCredential061, productPassport061 } from './untp-061.ts';
export { conformityCredential070, productPassport070 } from './untp-070.ts';
export { conformityCredentialShape, faultsOfUntp, productPassportShape } from './untp-shape.ts';
