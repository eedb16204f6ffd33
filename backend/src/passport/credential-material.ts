import { certificateSummary, type CertificateSummary } from '@topsteel/domain/api';
import { typeOfKind } from '@topsteel/domain/certificate';
import type { CredentialMaterial, JudgedValue } from '@topsteel/domain/credential';
import { buildLabelLink } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import type { LotFigure } from '../carbon/index.ts';
import { declaredBoundary, declaredMethod } from '../inventory/index.ts';
import type { PassportLot } from './infra/passport-store.ts';
import type { RegisterQuestion } from './require-in-force.ts';

/** The largest uint48 stands for a certificate without an end. */
const NO_END = 281_474_976_710_655;

/** What the rows do not hold. */
export interface MaterialPlace {
  publicUrl: string;
  gatewayUrl: string;
  chainId: number;
  registry: string;
  issuerDid: string;
  countersignature: CredentialMaterial['certificate']['countersignature'];
  disclosure: CredentialMaterial['disclosure'];
  /** What the standing emission statement says; null when there is none. */
  figure: LotFigure | null;
}

/** Rows → what the credentials of a lot are made from. */
export function credentialMaterial(
  row: PassportLot,
  { certificate }: RegisterQuestion,
  place: MaterialPlace,
): CredentialMaterial {
  const summary = certificateSummary.parse(row.certificate.summary);
  const type = typeOfKind(row.certificate.kind);
  if (type === undefined || row.organisation.account === null) {
    throw new AppError('internal', {
      message: 'This certificate is of a type that no credential is made for.',
    });
  }
  const { publicUrl, gatewayUrl, countersignature } = place;
  const ipfsUrl = (cid: string): string => `${gatewayUrl}/ipfs/${cid}`;
  return {
    origin: publicUrl,
    issuer: {
      id: place.issuerDid,
      name: row.organisation.legalName,
      country: row.organisation.country,
      account: row.organisation.account,
      ...(row.organisation.vat !== null && { vat: row.organisation.vat }),
    },
    certificate: {
      number: row.certificate.number,
      type,
      typeText: summary.kindText,
      date: /^\d{4}-\d\d-\d\d$/.test(summary.date ?? '') ? summary.date : null,
      id: row.certificate.leaf ?? '',
      chainId: place.chainId,
      registry: place.registry,
      batch: certificate.batch.toString(),
      index: certificate.index.toString(),
      documentHash: row.certificate.documentHash,
      massGrams: row.certificate.massGrams,
      validFrom: certificate.validFrom,
      validUntil: certificate.validUntil >= NO_END ? null : certificate.validUntil,
      documents: row.certificate.documents.map((document) => ({
        role:
          document.role === 'certificate-pdf' ? ('certificate-pdf' as const) : ('certificate-json' as const),
        mediaType: document.mediaType,
        sha256: document.sha256,
        url: ipfsUrl(document.cid ?? ''),
      })),
      ...(countersignature !== undefined && { countersignature }),
    },
    lot: {
      code: row.lotCode,
      digitalLink: buildLabelLink(publicUrl, {
        lotId: BigInt(row.lotId),
        ...(summary.gtin !== null && { gtin: summary.gtin }),
      }),
      gtin: summary.gtin,
      massGrams: row.massGrams,
      heatNumber: summary.heatNumber,
      grade: summary.grade,
      norm: summary.norm,
      product: summary.product,
      dimensions: summary.dimensions,
      countryOfMelt: row.countryOfMelt,
      route: row.route,
      evidence: row.evidence,
      evidenceUrl: ipfsUrl(row.evidenceCid),
      epcisUrl: `${publicUrl}/epcis/events/${encodeURIComponent(`ni:///sha-256;${row.epcisEvent.replace(/^0x/, '')}?ver=CBV2.0`)}`,
      ...emissionsOf(row, place.figure),
    },
    conformance: {
      verdict: summary.conformance.verdict,
      sentence: summary.conformance.sentence,
      values: judgedValues(summary),
    },
    disclosure: place.disclosure,
  };
}

/** The statement counts; what the lot was commissioned with stands in for it. */
function emissionsOf(
  row: PassportLot,
  figure: LotFigure | null,
): Pick<CredentialMaterial['lot'], 'emissions'> {
  if (figure !== null) {
    const { gramsCo2ePerKg, method, boundary, verification } = figure;
    const said = { gramsCo2ePerKg, method: withoutStatus(method), boundary };
    if (verification === null) return { emissions: { ...said, status: 'self-declared' } };
    const { verifier, verifiedAt, standard } = verification;
    const date = verifiedAt.toISOString().slice(0, 10);
    return { emissions: { ...said, status: 'verified', verification: { verifier, date, standard } } };
  }
  if (row.emissionsGramsPerKg === null) return {};
  return {
    emissions: {
      gramsCo2ePerKg: row.emissionsGramsPerKg,
      status: 'self-declared',
      method: withoutStatus(declaredMethod),
      boundary: declaredBoundary,
    },
  };
}

/** The status is said apart. */
const withoutStatus = (method: string): string => method.replace(/, self-declared$/, '');

function judgedValues({ chemistry, mechanics }: CertificateSummary): JudgedValue[] {
  return [...chemistry.map(({ symbol, ...value }) => ({ property: symbol, ...value })), ...mechanics].flatMap(
    ({ property, actual, unit, verdict, limit }) =>
      verdict === 'unknown' || limit === null
        ? []
        : [{ property, value: actual, unit, limit, conforms: verdict === 'within' }],
  );
}
