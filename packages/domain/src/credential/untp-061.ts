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

const PASSPORT_CONTEXT = 'https://test.uncefact.org/vocabulary/untp/dpp/0.6.1/';
const CONFORMITY_CONTEXT = 'https://test.uncefact.org/vocabulary/untp/dcc/0.6.1/';
const VAT_SCHEME = 'https://ec.europa.eu/taxation_customs/vies/';
const CEN = { id: 'https://www.cencenelec.eu/', name: 'European Committee for Standardization (CEN)' };

/**
 * The attestation of a certificate as a UNTP Digital Conformity Credential 0.6.1. Types 2.1 to 3.1 are the
 * manufacturer's own word (*Self*); a 3.2 names the inspection body that countersigned (*3rdParty*), and stays the
 * manufacturer's credential: the body's own word is its signature in the register.
 */
export function conformityCredential061(
  material: CredentialMaterial,
  envelope: CredentialEnvelope,
): Record<string, unknown> {
  const { issuer, certificate, lot, conformance } = material;
  const { countersignature } = certificate;
  const isSpecific = certificate.type.startsWith('3');
  return {
    ...envelopeOf(material, envelope, 'DigitalConformityCredential', CONFORMITY_CONTEXT),
    credentialSubject: {
      type: ['ConformityAttestation', 'Attestation'],
      id: attestationId(material),
      name: `EN 10204 ${certificate.type}, document ${certificate.number}`,
      assessorLevel: countersignature === undefined ? 'Self' : '3rdParty',
      assessmentLevel: countersignature === undefined ? 'Unspecified' : 'Verified',
      attestationType: isSpecific ? 'inspection' : 'declaration',
      description: certificate.typeText,
      issuedToParty: partyOf(issuer),
      ...(countersignature !== undefined && {
        authorisation: [
          {
            type: ['Endorsement'],
            id: `${attestationId(material)}:countersignature`,
            name: `Countersigned in the register on ${timeText(countersignature.signedAt).slice(0, 10)}`,
            issuingAuthority: partyOf(countersignature),
          },
        ],
      }),
      ...withDocument(certificate.documents, 'certificate-pdf', 'conformityCertificate'),
      ...withDocument(certificate.documents, 'certificate-json', 'auditableEvidence'),
      scope: {
        type: ['ConformityScheme'],
        id: 'urn:iso:std:en:10204',
        name: 'EN 10204',
        description: 'Metallic products. Types of inspection documents.',
        version: '2004',
        validFrom: '2004-10-01',
        owner: CEN,
      },
      assessment:
        conformance.verdict === 'unknown'
          ? []
          : [
              {
                type: ['ConformityAssessment', 'Declaration'],
                id: `${attestationId(material)}:assessment`,
                name: `Values against ${lot.grade}`,
                description: conformance.sentence,
                ...(certificate.date !== null && { assessmentDate: certificate.date }),
                referenceStandard: standardOf(lot.norm),
                declaredValue: metricsOf(material),
                conformityTopic: 'governance.compliance',
                conformance: conformance.verdict === 'conforms',
                assessedProduct: [
                  {
                    product: { id: lot.digitalLink, name: lot.product, batchNumber: lot.code },
                    IDverifiedByCAB: countersignature !== undefined,
                  },
                ],
                assessedOrganisation: partyOf(issuer),
                ...(countersignature !== undefined && { auditor: partyOf(countersignature) }),
              },
            ],
    },
  };
}

/** The lot as a UNTP Digital Product Passport 0.6.1, with links to the documents that stand behind what it claims. */
export function productPassport061(
  material: CredentialMaterial,
  envelope: CredentialEnvelope,
): Record<string, unknown> {
  const { origin, issuer, certificate, lot, conformance } = material;
  return {
    ...envelopeOf(material, envelope, 'DigitalProductPassport', PASSPORT_CONTEXT),
    credentialSubject: {
      type: ['ProductPassport'],
      id: lot.digitalLink,
      granularityLevel: 'batch',
      product: {
        type: ['Product'],
        id: lot.digitalLink,
        name: `${lot.product}, ${lot.grade}`,
        registeredId: lot.gtin ?? lot.code,
        idScheme: schemeOf(material),
        batchNumber: lot.code,
        description: `Heat ${lot.heatNumber}. ${lot.dimensions}`.trim(),
        productCategory: [
          {
            type: ['Classification'],
            id: 'https://unstats.un.org/unsd/classifications/Econ/cpc/412',
            code: '412',
            name: 'Products of iron or steel',
            schemeID: 'https://unstats.un.org/unsd/classifications/Econ/cpc/',
            schemeName: 'UN Central Product Classification (CPC)',
          },
        ],
        furtherInformation: [
          {
            linkURL: `${origin}/v2/lots/${lot.code}/credentials/conformity-credential`,
            linkName: 'Conformity credential of the inspection document',
            linkType: 'https://test.uncefact.org/vocabulary/linkTypes/dcc',
          },
        ],
        producedByParty: partyOf(issuer),
        producedAtFacility: { id: `${issuer.id}#works`, name: issuer.name },
        ...(certificate.date !== null && { productionDate: certificate.date }),
        countryOfProduction: issuer.country ?? lot.countryOfMelt,
        dimensions: { weight: kilograms(lot.massGrams) },
      },
      conformityClaim:
        conformance.verdict === 'unknown'
          ? []
          : [
              {
                type: ['Claim', 'Declaration'],
                id: `${attestationId(material)}:claim`,
                description: conformance.sentence,
                referenceStandard: standardOf(lot.norm),
                ...(certificate.date !== null && { assessmentDate: certificate.date }),
                declaredValue: metricsOf(material),
                conformance: conformance.verdict === 'conforms',
                conformityTopic: 'governance.compliance',
                ...withDocument(certificate.documents, 'certificate-json', 'conformityEvidence'),
              },
            ],
      ...(lot.emissions !== undefined && { emissionsScorecard: emissionsOf(lot.emissions) }),
      traceabilityInformation: [
        {
          valueChainProcess: `Melted in ${lot.countryOfMelt}, route ${lot.route}`,
          verifiedRatio: 0,
          traceabilityEvent: [
            // Without a digest: the event's hash is that of CBV 2.0, over its meaning and not over bytes.
            {
              linkURL: lot.epcisUrl,
              linkName: 'Commissioning of the lot (EPCIS 2.0)',
              linkType: 'https://ref.gs1.org/voc/epcis',
            },
            secureLink(
              lot.evidenceUrl,
              'Evidence block of the lot',
              'https://ref.gs1.org/voc/traceability',
              lot.evidence,
            ),
          ],
        },
      ],
      materialsProvenance: [
        {
          name: `Steel ${lot.grade}, heat ${lot.heatNumber}`,
          originCountry: lot.countryOfMelt,
          massFraction: 1,
          mass: kilograms(lot.massGrams),
          hazardous: false,
        },
      ],
    },
  };
}

function envelopeOf(
  { issuer, certificate }: CredentialMaterial,
  { id, issuedAt, status }: CredentialEnvelope,
  type: string,
  context: string,
): Record<string, unknown> {
  return {
    '@context': [VC_CONTEXT, context],
    type: [type, 'VerifiableCredential'],
    id,
    issuer: {
      type: ['CredentialIssuer'],
      id: issuer.id,
      name: issuer.name,
      ...(issuer.vat !== undefined && {
        issuerAlsoKnownAs: [
          { ...partyOf({ ...issuer, id: `did:pkh:eip155:${certificate.chainId}:${issuer.account}` }) },
        ],
      }),
    },
    validFrom: timeText(issuedAt),
    ...(certificate.validUntil !== null && { validUntil: timeText(certificate.validUntil) }),
    credentialStatus: status,
  };
}

function emissionsOf(emissions: NonNullable<CredentialMaterial['lot']['emissions']>): object {
  return {
    // Grams per kilogram are kilograms per tonne: the figure stays a whole number.
    carbonFootprint: Number(emissions.gramsCo2ePerKg),
    declaredUnit: 'TNE',
    operationalScope: 'CradleToGate',
    // Who declares without a verifier has shown no share of primary data.
    primarySourcedRatio: 0,
    reportingStandard: {
      type: ['Standard'],
      name: assuranceOf(emissions),
      issuingParty: CEN,
    },
  };
}

const attestationId = ({ certificate }: CredentialMaterial): string =>
  `urn:topsteel:certificate:${certificate.id}`;
const kilograms = (grams: bigint): object => ({
  value: Number(grams) / 1_000,
  unit: 'KGM',
});
const standardOf = (norm: string | null): object => ({
  type: ['Standard'],
  ...(norm !== null && { name: norm }),
  issuingParty: CEN,
});

const schemeOf = ({ origin, lot }: CredentialMaterial): object =>
  lot.gtin === null
    ? { type: ['IdentifierScheme'], id: `${origin}/v/`, name: 'TopSteel lot code' }
    : { type: ['IdentifierScheme'], id: 'https://id.gs1.org/01/', name: 'Global Trade Item Number (GTIN)' };

const partyOf = ({ id, name, vat }: CredentialParty): object => ({
  id,
  name,
  ...(vat !== undefined && {
    registeredId: vat,
    idScheme: { type: ['IdentifierScheme'], id: VAT_SCHEME, name: 'VAT identification number' },
  }),
});

function metricsOf({ conformance }: CredentialMaterial): object[] {
  return conformance.values.flatMap(({ property, value, unit, limit }) => {
    const number = jsonNumber(value);
    if (number === undefined) return [];
    return [
      {
        metricName: property,
        metricValue: { value: number, unit: unitCodes.get(unit) ?? unit },
        score: limit,
      },
    ];
  });
}

function withDocument(
  documents: readonly CredentialDocument[],
  role: CredentialDocument['role'],
  name: string,
): Record<string, object> {
  const found = documents.find((document) => document.role === role);
  if (found === undefined) return {};
  const title =
    role === 'certificate-pdf' ? 'Inspection document (PDF)' : 'Inspection document as data (JSON)';
  return { [name]: secureLink(found.url, title, 'https://ref.gs1.org/voc/certificationInfo', found.sha256) };
}

const secureLink = (linkURL: string, linkName: string, linkType: string, sha256: string): object => ({
  linkURL,
  linkName,
  linkType,
  hashDigest: digestOf(sha256),
  hashMethod: 'SHA-256',
});
