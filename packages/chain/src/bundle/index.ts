export { assembleBundle, type AssembleBundleInput } from './assemble-bundle.ts';
export { assembleObject, type AssembleObjectInput } from './assemble-object.ts';
export type { BundledCredentials } from './credential-files.ts';
export { evidenceKinds, isEvidenceKind } from './manifest.ts';
export type { EvidenceKind, LotManifest, Manifest, ObjectManifest } from './manifest.ts';
export type { ProvenObject } from './verify-object.ts';
export { verifyBundle, type BundleReport, type VerifyBundleInput } from './verify-bundle.ts';
export { packZip, unpackZip, type Files } from './zip.ts';
