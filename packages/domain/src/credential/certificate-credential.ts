import { timeText, type CredentialEnvelope, type CredentialMaterial } from './material.ts';
import { VC_CONTEXT } from './verify-credential.ts';

/** Type of the credential that binds a certificate to its entry in the register. */
export const CERTIFICATE_CREDENTIAL = 'InspectionCertificateCredential';

/** Every term of ours under an IRI of its own, so that none is left to a catch-all. */
const terms = Object.fromEntries(
  [
    CERTIFICATE_CREDENTIAL,
    'InspectionCertificate',
    'documentNumber',
    'inspectionDocumentType',
    'heatNumber',
    'grade',
    'certifiedMassGrams',
    'documentHash',
    'documentHashMethod',
    'document',
    'role',
    'mediaType',
    'sha256',
    'url',
    'registerEntry',
    'chainId',
    'registry',
    'account',
    'batch',
    'index',
    'countersignedBy',
    'at',
    'fieldCommitment',
    'scheme',
    'commitment',
    'root',
    'fieldCount',
  ].map((term) => [term, `urn:topsteel:term:${term}`]),
);

/**
 * The certificate as a credential: which document the issuer registered, where, and the commitment to its fields. It adds
 * no values of its own: the registered document says those.
 */
export function certificateCredential(
  { issuer, certificate, lot, disclosure }: CredentialMaterial,
  { id, issuedAt, status }: CredentialEnvelope,
): Record<string, unknown> {
  const { countersignature } = certificate;
  return {
    '@context': [VC_CONTEXT, terms],
    id,
    type: ['VerifiableCredential', CERTIFICATE_CREDENTIAL],
    issuer: { id: issuer.id, name: issuer.name },
    name: `Inspection document ${certificate.number} (EN 10204 type ${certificate.type})`,
    validFrom: timeText(issuedAt),
    ...(certificate.validUntil !== null && { validUntil: timeText(certificate.validUntil) }),
    credentialStatus: status,
    credentialSubject: {
      id: `urn:topsteel:certificate:${certificate.id}`,
      type: 'InspectionCertificate',
      documentNumber: certificate.number,
      inspectionDocumentType: certificate.type,
      heatNumber: lot.heatNumber,
      grade: lot.grade,
      certifiedMassGrams: certificate.massGrams.toString(),
      documentHash: certificate.documentHash,
      documentHashMethod: 'SHA-256 of the canonical form (RFC 8785)',
      document: certificate.documents.map(({ role, mediaType, sha256, url }) => ({
        role,
        mediaType,
        sha256,
        url,
      })),
      registerEntry: {
        chainId: certificate.chainId.toString(),
        registry: certificate.registry,
        account: issuer.account,
        batch: certificate.batch,
        index: certificate.index,
      },
      ...(countersignature !== undefined && {
        countersignedBy: {
          id: countersignature.id,
          name: countersignature.name,
          account: countersignature.account,
          at: timeText(countersignature.signedAt),
        },
      }),
      fieldCommitment: { scheme: 'topsteel/disclosure/1', ...disclosure },
    },
  };
}
