export { CertificateModule } from './certificate-module.ts';
