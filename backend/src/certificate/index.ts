export { CertificateModule } from './certificate-module.ts';
export { CertifiedMaterial, requireLeft } from './certified-material.ts';
export type { RegisteredCertificate } from './certified-material.ts';
