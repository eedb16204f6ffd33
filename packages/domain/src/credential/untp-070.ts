import { hexToBytes } from '@noble/hashes/utils.js';
import { encodeMultibase } from '../data-integrity/index.ts';
import {
  assuranceOf,
  digestOf,
  jsonNumber,
  timeText,
  unitCodes,
  type CredentialDocument,
  type CredentialEnvelope,
  type CredentialMaterial,
  type CredentialParty,
} from './material.ts';
import { VC_CONTEXT } from './verify-credential.ts';

const CONTEXT = 'https://vocabulary.uncefact.org/untp/0.7.0/context/';
const TOPICS = 'https://vocabulary.uncefact.org/conformity-topic/';
const METRICS = 'https://vocabulary.uncefact.org/performance-metric/';
const STEEL = {
  code: '412',
  name: 'Products of iron or steel',
  schemeId: 'https://unstats.un.org/unsd/classifications/Econ/cpc/',
  schemeName: 'UN Central Product Classification (CPC)',
};

/** The lot as a UNTP Digital Product Passport in the form of 0.7.0, whose subject is the product itself. */
export function productPassport070(
  material: CredentialMaterial,
  envelope: CredentialEnvelope,
): Record<string, unknown> {
  const { origin, issuer, certificate, lot } = material;
  return {
    ...envelopeOf(material, envelope, 'DigitalProductPassport', `Product passport of lot ${lot.code}`),
    credentialSubject: {
      type: ['Product'],
      id: lot.digitalLink,
      name: `${lot.product}, ${lot.grade}`,
      description: `Heat ${lot.heatNumber}. ${lot.dimensions}`.trim(),
      idScheme:
        lot.gtin === null
          ? { type: ['IdentifierScheme'], id: `${origin}/v/`, name: 'TopSteel lot code' }
          : {
              type: ['IdentifierScheme'],
              id: 'https://id.gs1.org/01/',
              name: 'Global Trade Item Number (GTIN)',
            },
      modelNumber: lot.gtin ?? lot.grade,
      batchNumber: lot.code,
      idGranularity: 'batch',
      productCategory: [STEEL],
      relatedDocument: [
        ...certificate.documents.map(linkOf),
        link(lot.evidenceUrl, 'Evidence block of the lot', 'application/json', 'traceability', lot.evidence),
      ],
      relatedParty: [{ role: 'manufacturer', party: partyOf(issuer) }],
      producedAtFacility: { type: ['Facility'], id: `${issuer.id}#works`, name: issuer.name },
      ...(certificate.date !== null && { productionDate: certificate.date }),
      countryOfProduction: { countryCode: issuer.country ?? lot.countryOfMelt },
      dimensions: { weight: kilograms(lot.massGrams) },
      materialProvenance: [
        {
          name: `Steel ${lot.grade}, heat ${lot.heatNumber}`,
          originCountry: { countryCode: lot.countryOfMelt },
          materialType: STEEL,
          massFraction: 1,
          mass: kilograms(lot.massGrams),
          hazardous: false,
        },
      ],
      performanceClaim: claimsOf(material),
    },
  };
}

/** The attestation of a certificate as a UNTP Digital Conformity Credential in the form of 0.7.0. */
export function conformityCredential070(
  material: CredentialMaterial,
  envelope: CredentialEnvelope,
): Record<string, unknown> {
  const { issuer, certificate, lot, conformance } = material;
  const { countersignature } = certificate;
  const id = `urn:topsteel:certificate:${certificate.id}`;
  return {
    ...envelopeOf(
      material,
      envelope,
      'DigitalConformityCredential',
      `Inspection document ${certificate.number}`,
    ),
    credentialSubject: {
      type: ['ConformityAttestation'],
      id,
      name: `EN 10204 ${certificate.type}, document ${certificate.number}`,
      assessorLevel: countersignature === undefined ? 'self' : '3rdParty',
      // No scheme owner or authority has endorsed either: EN 10204 knows none.
      assessmentLevel: 'no-endorsement',
      attestationType: certificate.type.startsWith('3') ? 'inspection' : 'declaration',
      issuedToParty: partyOf(issuer),
      referenceScheme: { id: 'urn:iso:std:en:10204', name: 'EN 10204:2004' },
      ...(countersignature !== undefined && {
        authorisation: [
          {
            name: `Countersigned in the register on ${timeText(countersignature.signedAt).slice(0, 10)}`,
            issuingAuthority: partyOf(countersignature),
          },
        ],
      }),
      relatedDocument: certificate.documents.map(linkOf),
      conformityAssessment:
        conformance.verdict === 'unknown'
          ? []
          : [
              {
                type: ['ConformityAssessment'],
                id: `${id}:assessment`,
                name: `Values against ${lot.grade}`,
                description: conformance.sentence,
                ...(certificate.date !== null && { assessmentDate: certificate.date }),
                conformance: conformance.verdict === 'conforms',
                conformityTopic: topic('product-quality', 'Product quality'),
                assessedPerformance: performanceOf(material),
                assessedProduct: [
                  {
                    product: {
                      id: lot.digitalLink,
                      name: lot.product,
                      batchNumber: lot.code,
                      idGranularity: 'batch',
                    },
                    idVerifiedByCAB: countersignature !== undefined,
                  },
                ],
                assessedOrganisation: { id: issuer.id, name: issuer.name },
              },
            ],
    },
  };
}

function claimsOf(material: CredentialMaterial): object[] {
  const { certificate, conformance, lot } = material;
  const id = `urn:topsteel:certificate:${certificate.id}`;
  const claimDate = certificate.date ?? timeText(certificate.validFrom).slice(0, 10);
  const grade =
    conformance.verdict === 'unknown'
      ? []
      : [
          {
            type: ['Claim'],
            id: `${id}:claim`,
            name: `Values against ${lot.grade}`,
            description: conformance.sentence,
            referenceCriteria: [
              {
                type: ['Criterion'],
                id: `urn:topsteel:norm:${encodeURIComponent(lot.norm ?? lot.grade)}`,
                name: lot.norm ?? lot.grade,
              },
            ],
            claimDate,
            claimedPerformance: performanceOf(material),
            // First who attests it, then the documents that were attested.
            evidence: [attestation(material), ...certificate.documents.map(linkOf)],
            conformityTopic: [topic('product-quality', 'Product quality')],
          },
        ];
  if (lot.emissions === undefined) return grade;
  const { gramsCo2ePerKg, boundary } = lot.emissions;
  return [
    ...grade,
    {
      type: ['Claim'],
      id: `${id}:footprint`,
      name: 'Product carbon footprint',
      description: `Kilograms CO2e per tonne; ${assuranceOf(lot.emissions)}.`,
      referenceCriteria: [{ type: ['Criterion'], id: 'urn:iso:std:en:15804', name: boundary }],
      claimDate,
      claimedPerformance: [
        {
          metric: {
            type: ['PerformanceMetric'],
            id: `${METRICS}product-carbon-footprint`,
            name: 'Product Carbon Footprint',
          },
          measure: { value: Number(gramsCo2ePerKg), unit: 'KGM' },
        },
      ],
      conformityTopic: [topic('greenhouse-gas-emissions', 'Greenhouse Gas Emissions')],
    },
  ];
}

function envelopeOf(
  { issuer, certificate }: CredentialMaterial,
  { id, issuedAt, status }: CredentialEnvelope,
  type: string,
  name: string,
): Record<string, unknown> {
  return {
    '@context': [VC_CONTEXT, CONTEXT],
    type: [type, 'VerifiableCredential'],
    id,
    name,
    issuer: { type: ['CredentialIssuer'], id: issuer.id, name: issuer.name },
    validFrom: timeText(issuedAt),
    ...(certificate.validUntil !== null && { validUntil: timeText(certificate.validUntil) }),
    credentialStatus: status,
  };
}

function performanceOf({ conformance }: CredentialMaterial): object[] {
  return conformance.values.flatMap(({ property, value, unit }) => {
    const number = jsonNumber(value);
    if (number === undefined) return [];
    return [
      {
        metric: {
          type: ['PerformanceMetric'],
          id: `urn:topsteel:property:${encodeURIComponent(property)}`,
          name: property,
        },
        measure: { value: number, unit: unitCodes.get(unit) ?? unit },
      },
    ];
  });
}

const attestation = ({ origin, lot }: CredentialMaterial): object => ({
  linkURL: `${origin}/v2/lots/${lot.code}/credentials/conformity-credential-0.7.0`,
  linkName: 'Conformity credential of the inspection document',
  mediaType: 'application/vc+jwt',
  linkType: 'https://test.uncefact.org/vocabulary/linkTypes/dcc',
});
const kilograms = (grams: bigint): object => ({ value: Number(grams) / 1_000, unit: 'KGM' });
const topic = (id: string, name: string): object => ({
  type: ['ConformityTopic'],
  id: `${TOPICS}${id}`,
  name,
});
const partyOf = ({ id, name, vat, country }: CredentialParty): object => ({
  type: ['Party'],
  id,
  name,
  ...(vat !== undefined && { registeredId: vat }),
  ...(country !== undefined && { registrationCountry: { countryCode: country } }),
});
const linkOf = ({ url, role, mediaType, sha256 }: CredentialDocument): object =>
  link(
    url,
    role === 'certificate-pdf' ? 'Inspection document (PDF)' : 'Inspection document as data (JSON)',
    mediaType,
    'certificationInfo',
    sha256,
  );

/** The digest is a SHA-256 multihash (12 20) in base58 multibase. */
const link = (
  linkURL: string,
  linkName: string,
  mediaType: string,
  type: string,
  sha256: string,
): object => ({
  linkURL,
  linkName,
  digestMultibase: encodeMultibase('z', Uint8Array.from([0x12, 0x20, ...hexToBytes(digestOf(sha256))])),
  mediaType,
  linkType: `https://ref.gs1.org/voc/${type}`,
});
