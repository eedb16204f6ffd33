import {
  certificateCredential,
  conformityCredential061,
  conformityCredential070,
  productPassport061,
  productPassport070,
  type CredentialEnvelope,
  type CredentialMaterial,
} from '@topsteel/domain/credential';

type Builder = (material: CredentialMaterial, envelope: CredentialEnvelope) => Record<string, unknown>;

/** The credentials of a lot, by the name in their address. UNTP 0.6.1 unless the name says 0.7.0. */
export const credentialBuilders = {
  'inspection-certificate': certificateCredential,
  'conformity-credential': conformityCredential061,
  'product-passport': productPassport061,
  'conformity-credential-0.7.0': conformityCredential070,
  'product-passport-0.7.0': productPassport070,
} as const satisfies Record<string, Builder>;

export type CredentialName = keyof typeof credentialBuilders;
export const credentialNames = Object.keys(credentialBuilders) as CredentialName[];

/** @example credentialNameOf('product-passport') // 'product-passport' */
export const credentialNameOf = (text: string): CredentialName | undefined =>
  credentialNames.find((name) => name === text);
