export { CertificateModule } from './certificate-module.ts';
export { CertificateProofs } from './certificate-proofs.ts';
export { CertifiedMaterial, requireLeft } from './certified-material.ts';
export type { RegisteredCertificate } from './certified-material.ts';
export { PublicCertificates } from './public-certificates.ts';
export type { PublicCertificate } from './public-certificates.ts';
