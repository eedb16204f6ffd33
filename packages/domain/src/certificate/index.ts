export { compareDocuments } from './compare-documents.ts';
export type { Difference } from './compare-documents.ts';
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
  countersignatureSchema,
  EMPTY_LEAF_TEXT,
  evidenceJson,
  evidenceSchema,
  evidenceTuple,
  leafFields,
  NO_COUNTERSIGNATURE,
} from './leaf.ts';
export type {
  BatchEvidence,
  BatchJson,
  CertificateJson,
  CertificateTuple,
  CommissionJson,
  CountersignatureJson,
  CountersignatureTuple,
  EvidenceJson,
} from './leaf.ts';
export { normaliseIdentification, subjectOf, subjectTexts } from './subject.ts';
export type { SubjectPreimage } from './subject.ts';
