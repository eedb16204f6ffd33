import type { CertificateDetails, PartyDetails, StatedItem } from './certificate-details.ts';
import { readAttachments } from './read-attachments.ts';
import type { Finding } from './finding.ts';
import type { CompanyShape, DocumentShape, InspectionShape, SupplementShape } from './shape.ts';

const MAX_VALUE_LENGTH = 4_000;

const referenceLabels = {
  A05: 'Originator of the document',
  A08: 'Manufacturer’s works number',
  A09: 'Article number used by purchaser',
  A96: 'Delivery note position',
  A97: 'Order position',
  A98: 'Delivery note number',
  A99: 'Advice number',
} as const;

/** What an EN 10168 document says beside the values that are judged. `bounded` are results stated as bounds. */
export function readDetails(
  document: DocumentShape,
  bounded: readonly StatedItem[],
  findings: Finding[],
): CertificateDetails {
  const { Certificate, RefSchemaUrl } = document;
  const {
    CommercialTransaction: transaction,
    ProductDescription: product,
    Validation,
    OtherTests,
  } = Certificate;
  return {
    format: 'EN 10168',
    formatVersion: /\/v(\d{1,3}\.\d{1,3}\.\d{1,3})\//u.exec(RefSchemaUrl ?? '')?.[1] ?? null,
    languages: Certificate.CertificateLanguages,
    manufacturer: partyDetailsOf(transaction.A01),
    purchaser: partyDetailsOf(transaction['A06.1'] ?? transaction.A06),
    consignee: partyDetailsOf(transaction['A06.2']),
    certificateReceiver: partyDetailsOf(transaction['A06.3']),
    subPurchaser: partyDetailsOf(transaction['A06.4']),
    references: Object.entries(referenceLabels).flatMap(([code, label]) => {
      const value = transaction[code as keyof typeof referenceLabels];
      return value === undefined
        ? []
        : [item(code, label, value, `Certificate.CommercialTransaction.${code}`)];
    }),
    supplementaryRequirements: product.B03 ?? null,
    referenceHeatTreatment: product.B05 ?? null,
    massNorms: product.B02?.MassNorm ?? [],
    otherResults: [
      ...bounded,
      ...Certificate.Inspection.flatMap((inspection, index) =>
        itemsOf(inspection.OtherMechanicalTests, `Certificate.Inspection.${index}.OtherMechanicalTests`),
      ),
      ...(OtherTests?.D01 === undefined
        ? []
        : [
            item(
              'D01',
              'Marking and identification, surface, shape and dimensions',
              OtherTests.D01,
              'Certificate.OtherTests.D01',
            ),
          ]),
      ...itemsOf(OtherTests?.NonDestructiveTests, 'Certificate.OtherTests.NonDestructiveTests'),
      ...itemsOf(OtherTests?.OtherProductTests, 'Certificate.OtherTests.OtherProductTests'),
    ],
    supplements: [
      ...itemsOf(
        transaction.SupplementaryInformation,
        'Certificate.CommercialTransaction.SupplementaryInformation',
      ),
      ...itemsOf(product.SupplementaryInformation, 'Certificate.ProductDescription.SupplementaryInformation'),
      ...Certificate.Inspection.flatMap((inspection, index) =>
        supplementsOf(inspection, `Certificate.Inspection.${index}`),
      ),
      ...itemsOf(Validation?.SupplementaryInformation, 'Certificate.Validation.SupplementaryInformation'),
    ],
    statement: Validation?.Z01 ?? null,
    validatedBy: (Validation?.Z03 ?? []).flatMap(({ Name, Title }) =>
      Name === undefined ? [] : [{ name: Name, title: Title ?? null }],
    ),
    ceMarking:
      Validation?.Z04 === undefined || Validation.Z04 === null
        ? null
        : {
            notifiedBody: Validation.Z04.NotifiedBodyNumber ?? null,
            year: Validation.Z04.DoCYear ?? null,
            number: Validation.Z04.DoCNumber ?? null,
          },
    attachments: readAttachments(Certificate.Attachments, findings),
  };
}

function supplementsOf(inspection: InspectionShape, path: string): StatedItem[] {
  const parts = [
    ['', [inspection]],
    ['.TensileTest', inspection.TensileTest],
    ['.HardnessTest', inspection.HardnessTest],
    ['.NotchedBarImpactTest', inspection.NotchedBarImpactTest],
  ] as const;
  return parts.flatMap(([name, tests]) =>
    tests.flatMap(({ SupplementaryInformation }) =>
      itemsOf(SupplementaryInformation, `${path}${name}.SupplementaryInformation`),
    ),
  );
}

/** Key and value pairs in words; embedded images are left out. */
function itemsOf(supplement: SupplementShape, path: string): StatedItem[] {
  return Object.entries(supplement ?? {}).flatMap(([code, entry]) => {
    const value = typeof entry.Value === 'string' ? entry.Value.trim() : '';
    const isImage = entry.Type === 'image' || value.startsWith('data:') || value.length > MAX_VALUE_LENGTH;
    if (isImage || (value === '' && entry.Interpretation === undefined)) return [];
    return [
      {
        code: /^[A-Z]\d{2,3}$/u.test(code) ? code : '',
        label: entry.Key ?? code,
        value,
        unit: entry.Unit ?? null,
        interpretation: entry.Interpretation ?? null,
        method: entry.Method ?? null,
        field: `${path}.${code}`,
      },
    ];
  });
}

const item = (code: string, label: string, value: string, field: string): StatedItem => ({
  code,
  label,
  value,
  unit: null,
  interpretation: null,
  method: null,
  field,
});

/** A company of any version: names, VAT and DUNS moved between them. Null without a name. */
export function partyDetailsOf(company: CompanyShape | null | undefined): PartyDetails | null {
  const name = company?.Name ?? company?.CompanyName;
  if (company === null || company === undefined || name === undefined) return null;
  return {
    name,
    city: company.City ?? null,
    country: company.Country ?? null,
    vat: company.Identifiers?.VAT ?? company.VAT_Id ?? null,
    duns: company.Identifiers?.DUNS ?? company.DUNS ?? null,
    streets: company.Street.filter((street) => street !== ''),
    zipCode: company.ZipCode ?? null,
    emails: [...company.Emails, ...(company.Email === undefined ? [] : [company.Email])],
  };
}
