/** EN 10204 inspection document types, and their number in a certificate's leaf (type × 10). */
export const inspectionDocumentTypes = ['2.1', '2.2', '3.1', '3.2'] as const;
export type InspectionDocumentType = (typeof inspectionDocumentTypes)[number];

export const kindOfType = { '2.1': 21, '2.2': 22, '3.1': 31, '3.2': 32 } as const satisfies Record<
  InspectionDocumentType,
  number
>;
export type CertificateKind = (typeof kindOfType)[InspectionDocumentType];

/** @example typeOfKind(31) // '3.1' */
export function typeOfKind(kind: number): InspectionDocumentType | undefined {
  return inspectionDocumentTypes.find((type) => kindOfType[type] === kind);
}

/** Answers of `CertificateRegistry.status`, in the order of the contract's enum. */
export const certificateStatuses = [
  'unknown',
  'in-force',
  'not-yet-valid',
  'out-of-date',
  'revoked',
  'issuer-unauthorised',
  'signer-compromised',
  'not-countersigned',
] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];

/** @example certificateStatusOf(1) // 'in-force' */
export function certificateStatusOf(value: number | bigint): CertificateStatus | undefined {
  return certificateStatuses[Number(value)];
}

/** Why a certificate was revoked, by the number the contract stores. */
export const revocationReasons = {
  1: 'erroneous',
  2: 'withdrawn-by-issuer',
  3: 'superseded',
  4: 'material-nonconforming',
  5: 'key-compromised',
} as const;
export type RevocationReasonCode = keyof typeof revocationReasons;
export type RevocationReason = (typeof revocationReasons)[RevocationReasonCode];

/** Organisation capabilities as the bits of `Directory`. */
export const capabilityBits = {
  mill: 1n,
  processor: 2n,
  stockist: 4n,
  carrier: 8n,
  'inspection-body': 16n,
  verifier: 32n,
  arbiter: 64n,
  'carbon-issuer': 128n,
} as const;
export type Capability = keyof typeof capabilityBits;

/** @example capabilitiesOf(5n) // ['mill', 'stockist'] */
export function capabilitiesOf(bits: bigint): Capability[] {
  return (Object.keys(capabilityBits) as Capability[]).filter((name) => (bits & capabilityBits[name]) !== 0n);
}

/** The mask of several capabilities. @example capabilityMask(['mill', 'processor']) // 3n */
export function capabilityMask(capabilities: readonly Capability[]): bigint {
  return capabilities.reduce((mask, name) => mask | capabilityBits[name], 0n);
}
