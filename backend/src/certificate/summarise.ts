import type { CertificateSummary, Finding } from '@topsteel/domain/api';
import { kindOfType } from '@topsteel/domain/certificate';
import {
  formFamilyOf,
  type Finding as DomainFinding,
  type NormalCertificate,
} from '@topsteel/domain/en10168';
import { conformanceOf } from './conformance-of.ts';

/** What a certificate says, as the API shows it. */
export function summarise(certificate: NormalCertificate): CertificateSummary {
  return {
    number: certificate.documentNumber,
    kind: kindOfType[certificate.type],
    kindText: certificate.typeText,
    manufacturer: certificate.issuer.name,
    heatNumber: certificate.heatNumbers.join(', '),
    batchIdentifications: certificate.batchIdentifications,
    grade: certificate.grades[0] ?? '',
    norm: certificate.norms[0] ?? null,
    product: certificate.product,
    form: formFamilyOf(certificate),
    dimensions: certificate.dimensionsText,
    pieces: certificate.pieces,
    massGrams: certificate.massGrams.toString(),
    marking: certificate.marking,
    date: certificate.date,
    gtin: certificate.gtin,
    countryOfMelt: certificate.countryOfMelt,
    route: certificate.route,
    ...conformanceOf(certificate),
  };
}

const severities = { refuse: 'error', warn: 'warning', info: 'info' } as const;

/** A finding of the reader, in one sentence with its remedy. */
export const presentFinding = ({ code, severity, message, remedy, field }: DomainFinding): Finding => ({
  code,
  severity: severities[severity],
  message: `${message} ${remedy}`.trim(),
  ...(field !== '' && { field }),
});
