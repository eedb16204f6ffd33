export {
  evidenceBlockSchema,
  evidenceDocumentSchema,
  evidenceEmissionsSchema,
  profileBlockSchema,
} from './blocks.ts';
export type { EvidenceBlock, ProfileBlock } from './blocks.ts';
export {
  capabilitiesOf,
  capabilityBits,
  capabilityMask,
  certificateStatuses,
  certificateStatusOf,
  inspectionDocumentTypes,
  kindOfType,
  revocationReasons,
  typeOfKind,
} from './kind.ts';
export type {
  Capability,
  CertificateKind,
  CertificateStatus,
  InspectionDocumentType,
  RevocationReason,
  RevocationReasonCode,
} from './kind.ts';
export {
  batchSchema,
  certificateJson,
  certificateSchema,
  certificateTuple,
  commissionSchema,
  EMPTY_LEAF_TEXT,
  evidenceSchema,
  leafFields,
} from './leaf.ts';
export type { BatchJson, CertificateJson, CertificateTuple, CommissionJson, EvidenceJson } from './leaf.ts';
export { normaliseIdentification, subjectOf, subjectTexts } from './subject.ts';
export type { SubjectPreimage } from './subject.ts';
