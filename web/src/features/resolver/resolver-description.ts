import { GS1_VOCABULARY, UNTP_VOCABULARY } from '@topsteel/domain/linkset';

const linkTypes = {
  'gs1:defaultLink': ['Default', 'Where a reader goes who asks for nothing else.'],
  'gs1:pip': ['Passport of the steel', 'Product information page, for people.'],
  'gs1:certificationInfo': ['Inspection document', 'The registered document (EN 10204), as data and as PDF.'],
  'gs1:verificationService': ['Verification', 'Checks the certificate against the register.'],
  'gs1:traceability': ['Traceability', 'Where the steel comes from.'],
  'gs1:epcis': ['EPCIS', 'Events of the lot (EPCIS 2.0).'],
  'gs1:sustainabilityInfo': ['Carbon footprint', 'What is declared of emissions.'],
  'gs1:recallStatus': ['Recall', 'Whether the lot is recalled.'],
  'untp:dpp': ['Digital product passport', 'UNTP Digital Product Passport as vc+jwt.'],
  'untp:dcc': ['Conformity credential', 'UNTP Digital Conformity Credential as vc+jwt.'],
} as const;

/** The resolver description file (GS1-conformant resolver standard §5). */
export function resolverDescription(origin: string): object {
  return {
    name: 'TopSteel resolver',
    resolverRoot: origin,
    supportedPrimaryKeys: ['01'],
    supportedLinkType: [
      { namespace: GS1_VOCABULARY, prefix: 'gs1:' },
      { namespace: 'https://test.uncefact.org/vocabulary/linkTypes/', prefix: UNTP_VOCABULARY },
    ],
    linkTypeDefaultCanBeLinkset: true,
    supportsLanguageVariants: true,
    validatesAIcombinations: true,
    supportsSplashPages: false,
    activeLinkTypes: {
      en: Object.fromEntries(
        Object.entries(linkTypes).map(([name, [title, description]]) => [name, { title, description }]),
      ),
    },
  };
}
