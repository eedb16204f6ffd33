import { z } from 'zod';

/**
 * The shapes of UNTP 0.6.1 that we issue, as the published JSON Schemas ask for them: required names, closed objects,
 * code lists. What the schemas leave open stays open.
 */

const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must be a URI');
const date = z.iso.date();
const typed = (...names: string[]) =>
  z
    .array(z.string())
    .refine((types) => names.every((name) => types.includes(name)), `must include ${names.join(' and ')}`)
    .optional();

const scheme = z.strictObject({
  type: typed('IdentifierScheme'),
  id: uri.optional(),
  name: z.string().optional(),
});
const party = z.looseObject({
  id: uri,
  name: z.string(),
  registeredId: z.string().optional(),
  idScheme: scheme.optional(),
});
const measure = z.strictObject({ type: typed('Measure'), value: z.number(), unit: z.string() });
const metric = z.strictObject({
  type: typed('Metric'),
  metricName: z.string(),
  metricValue: measure,
  score: z.string().optional(),
  accuracy: z.number().optional(),
});
const standard = z.strictObject({
  type: typed('Standard'),
  id: uri.optional(),
  name: z.string().optional(),
  issuingParty: party,
  issueDate: date.optional(),
});
const regulation = z.strictObject({
  type: typed('Regulation'),
  id: uri.optional(),
  name: z.string().optional(),
  jurisdictionCountry: z.string().optional(),
  administeredBy: party,
  effectiveDate: date.optional(),
});
const link = { linkURL: uri.optional(), linkName: z.string().optional(), linkType: z.string().optional() };
const plainLink = z.strictObject({ type: typed('Link'), ...link });
const secureLink = z.strictObject({
  type: typed('SecureLink', 'Link'),
  ...link,
  hashDigest: z.string().optional(),
  hashMethod: z.enum(['SHA-256', 'SHA-1']).optional(),
  encryptionMethod: z.enum(['none', 'AES']).optional(),
});
const topic = z.enum([
  'environment.energy',
  'environment.emissions',
  'environment.water',
  'environment.waste',
  'environment.deforestation',
  'environment.biodiversity',
  'circularity.content',
  'circularity.design',
  'social.labour',
  'social.rights',
  'social.community',
  'social.safety',
  'governance.ethics',
  'governance.compliance',
  'governance.transparency',
]);
const classification = z.strictObject({
  type: typed('Classification'),
  id: uri,
  code: z.string().optional(),
  name: z.string(),
  schemeID: uri.optional(),
  schemeName: z.string().optional(),
});

const declaration = {
  id: uri,
  description: z.string().optional(),
  referenceStandard: standard.optional(),
  referenceRegulation: regulation.optional(),
  assessmentDate: date.optional(),
  declaredValue: z.array(metric).optional(),
  conformance: z.boolean(),
  conformityTopic: topic,
};
const claim = z.looseObject({
  type: typed('Claim', 'Declaration'),
  ...declaration,
  conformityEvidence: secureLink.optional(),
});
const assessment = z.looseObject({
  type: typed('ConformityAssessment', 'Declaration'),
  ...declaration,
  name: z.string().optional(),
  assessedProduct: z
    .array(
      z.looseObject({ product: z.looseObject({ id: uri, name: z.string() }), IDverifiedByCAB: z.boolean() }),
    )
    .optional(),
  auditor: party.optional(),
});

const time = z.iso.datetime({ offset: true });
const envelope = (type: string, context: string) => ({
  '@context': z
    .array(z.unknown())
    .refine(
      ([first, second]) => first === 'https://www.w3.org/ns/credentials/v2' && second === context,
      `must begin with the contexts of VC 2.0 and ${context}`,
    ),
  type: typed(type, 'VerifiableCredential').unwrap(),
  id: uri,
  issuer: z.strictObject({
    type: typed('CredentialIssuer'),
    id: uri,
    name: z.string(),
    issuerAlsoKnownAs: z.array(party).optional(),
  }),
  validFrom: time.optional(),
  validUntil: time.optional(),
});

/** UNTP Digital Product Passport 0.6.1. */
export const productPassportShape = z.looseObject({
  ...envelope('DigitalProductPassport', 'https://test.uncefact.org/vocabulary/untp/dpp/0.6.1/'),
  credentialSubject: z.looseObject({
    type: typed('ProductPassport'),
    id: uri.optional(),
    product: z.looseObject({
      type: typed('Product'),
      id: uri,
      name: z.string(),
      idScheme: scheme.optional(),
      productCategory: z.array(classification).optional(),
      producedByParty: party.optional(),
      producedAtFacility: z.looseObject({ id: uri, name: z.string() }).optional(),
      productionDate: date.optional(),
      countryOfProduction: z.string().length(2).optional(),
      dimensions: z.looseObject({ type: typed('Dimension'), weight: measure.optional() }).optional(),
    }),
    granularityLevel: z.enum(['item', 'batch', 'model']).optional(),
    conformityClaim: z.array(claim).optional(),
    emissionsScorecard: z
      .looseObject({
        type: typed('EmissionsPerformance'),
        carbonFootprint: z.number(),
        declaredUnit: z.string(),
        operationalScope: z.enum(['None', 'CradleToGate', 'CradleToGrave']),
        primarySourcedRatio: z.number().min(0).max(1),
        reportingStandard: standard.optional(),
      })
      .optional(),
    traceabilityInformation: z
      .array(
        z.looseObject({
          type: typed('TraceabilityPerformance'),
          verifiedRatio: z.number().min(0).max(1).optional(),
          traceabilityEvent: z.array(secureLink).optional(),
        }),
      )
      .optional(),
    materialsProvenance: z
      .array(
        z.looseObject({
          type: typed('Material'),
          name: z.string(),
          originCountry: z.string().length(2).optional(),
          massFraction: z.number().min(0).max(1).optional(),
          mass: measure.optional(),
        }),
      )
      .optional(),
    dueDiligenceDeclaration: plainLink.optional(),
  }),
});

/** UNTP Digital Conformity Credential 0.6.1. */
export const conformityCredentialShape = z.looseObject({
  ...envelope('DigitalConformityCredential', 'https://test.uncefact.org/vocabulary/untp/dcc/0.6.1/'),
  credentialSubject: z.looseObject({
    type: typed('ConformityAttestation', 'Attestation'),
    id: uri,
    assessorLevel: z.enum(['Self', 'Commercial', 'Buyer', 'Membership', 'Unspecified', '3rdParty']),
    assessmentLevel: z.enum([
      'GovtApproval',
      'GlobalMRA',
      'Accredited',
      'Verified',
      'Validated',
      'Unspecified',
    ]),
    attestationType: z.enum([
      'certification',
      'declaration',
      'inspection',
      'testing',
      'verification',
      'validation',
      'calibration',
    ]),
    issuedToParty: party,
    authorisation: z
      .array(
        z.looseObject({ type: typed('Endorsement'), id: uri, name: z.string(), issuingAuthority: party }),
      )
      .optional(),
    conformityCertificate: secureLink.optional(),
    auditableEvidence: secureLink.optional(),
    scope: z
      .looseObject({
        type: typed('ConformityScheme'),
        id: uri,
        name: z.string(),
        description: z.string(),
        version: z.string(),
        validFrom: date,
        owner: party,
      })
      .optional(),
    assessment: z.array(assessment).optional(),
  }),
});

/**
 * What keeps a credential from being a passport or conformity credential of UNTP 0.6.1, as sentences; empty when nothing
 * does.
 *
 * @example faultsOfUntp({ type: ['VerifiableCredential'] })
 * // ['type: is neither DigitalProductPassport nor DigitalConformityCredential']
 */
export function faultsOfUntp(credential: unknown): string[] {
  const { type } = z
    .looseObject({ type: z.array(z.unknown()).catch([]) })
    .catch({ type: [] })
    .parse(credential);
  const shape = type.includes('DigitalProductPassport')
    ? productPassportShape
    : type.includes('DigitalConformityCredential')
      ? conformityCredentialShape
      : undefined;
  if (shape === undefined) return ['type: is neither DigitalProductPassport nor DigitalConformityCredential'];
  const read = shape.safeParse(credential);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
