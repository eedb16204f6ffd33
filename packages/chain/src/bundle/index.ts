export { assembleBundle, type AssembleBundleInput } from './assemble-bundle.ts';
export type { BundledCredentials } from './credential-files.ts';
export type { Manifest } from './manifest.ts';
export { verifyBundle, type BundleReport, type VerifyBundleInput } from './verify-bundle.ts';
export { packZip, unpackZip, type Files } from './zip.ts';
