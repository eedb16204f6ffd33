import {
  concludeReading,
  defaultAcceptedTypes,
  heatsIn,
  judgeLogo,
  parseJson,
  plainDecimal,
  readTitle,
  readType,
  readShape,
  routeOf,
  type Finding,
  type PartyDetails,
  type ReadOptions,
  type ReadResult,
  type StatedItem,
} from '../en10168/index.ts';
import { sha256Hex } from '../jcs/index.ts';
import { detailsOf, DMP_ROOT, partyOf } from './read-dmp-details.ts';
import { readDeliveryMass } from './read-mass.ts';
import { readAnalyses, readMechanicalProperties } from './read-properties.ts';
import { passportShape, type NormShape, type PassportShape } from './shape.ts';

type Passport = PassportShape['DigitalMaterialPassport'];

/**
 * Reads a Metals Digital Material Passport (0.0.1 to 0.1.1) into the same normal form as an EN 10168 certificate, so that
 * it is issued, judged and verified like one. Never throws on any input.
 *
 * @example readMetalsDmp(text).certificate?.heatNumbers // ['H-10988']
 */
export function readMetalsDmp(source: unknown, options: ReadOptions = {}): ReadResult {
  const parsed = parseJson(source);
  if (!parsed.ok) return { state: 'refused', findings: parsed.findings };
  const shaped = passportShape.safeParse(parsed.json);
  if (!shaped.success) {
    const findings = shaped.error.issues.slice(0, 20).map(
      ({ path }): Finding => ({
        code: 'field-wrong',
        severity: 'refuse',
        field: path.map(String).join('.'),
        message: `${path.map(String).join('.')} is missing or not as a Digital Material Passport has it.`,
        remedy: `Correct ${path.map(String).join('.')} and upload the passport again.`,
      }),
    );
    return { state: 'refused', findings };
  }
  const passport = shaped.data.DigitalMaterialPassport;
  const { Product: product, TransactionData } = passport;
  const { Parties } = TransactionData;
  const findings: Finding[] = [];
  requireItems(passport, findings);
  const { type, typeText } = readPassportType(passport, options, findings);
  const heatNumbers = readHeats(passport, findings);
  const others: StatedItem[] = [];
  const analyses = passport.ChemicalAnalysis.flatMap((chemical, index) =>
    readAnalyses(
      chemical,
      chemicalPath(passport, index),
      heatsIn(chemical.HeatNumber ?? '').length > 0 ? heatsIn(chemical.HeatNumber ?? '') : heatNumbers,
      findings,
    ),
  );
  const onlyHeat = heatNumbers.length === 1 ? (heatNumbers[0] ?? null) : null;
  const mechanicals = readMechanicalProperties(passport.MechanicalProperties, onlyHeat, others, findings);
  const actualMassGrams = readDeliveryMass(passport, findings);
  const meltingProcess = passport.ChemicalAnalysis[0]?.MeltingProcess ?? null;
  const manufacturer = partyOf(Parties.Manufacturer);
  const customer = partyOf(Parties.Customer);
  const result = concludeReading(
    {
      documentNumber: passport.Id ?? '',
      type,
      typeText,
      issuer: plain(manufacturer) ?? { name: '', city: null, country: null, vat: null },
      purchaser: plain(customer),
      purchaseOrder: TransactionData.BusinessTransaction?.Order?.Id ?? null,
      date: passport.Validation?.ValidationDate ?? passport.IssueDate ?? null,
      product: product.Name ?? '',
      grades: product.MaterialDesignations.flatMap(({ Name, Number: number }) =>
        [Name?.Value ?? [], number?.Value ?? []].flat(),
      ),
      norms: [...new Set([...product.ProductNorms, ...product.MaterialNorms].flatMap(normText))],
      deliveryCondition: conditionOf(product.DeliveryCondition),
      marking: product.Marking ?? product.PackagingAndMarking?.Marking ?? null,
      heatNumbers,
      batchIdentifications: product.BatchId === undefined ? [] : [product.BatchId],
      ...readDmpShape(product.Shape),
      pieces:
        product.Quantity === undefined || product.Quantity === null ? null : plainDecimal(product.Quantity),
      massGrams: actualMassGrams,
      actualMassGrams,
      theoreticalMassGrams: null,
      analyses,
      mechanicals,
      countryOfMelt: null,
      meltingProcess,
      route: routeOf(meltingProcess),
      gtin: null,
      documentHash: sha256Hex(parsed.canonical),
      canonicalBytes: parsed.canonical,
      details: detailsOf(shaped.data, manufacturer, customer, others, findings),
    },
    findings,
    fieldOf,
  );
  const logo = Parties.Manufacturer?.Logo;
  if (logo !== undefined && logo !== null) {
    judgeLogo(logo, `${DMP_ROOT}.TransactionData.Parties.Manufacturer.Logo`, findings);
  }
  return result;
}

const chemicalPath = (passport: Passport, index: number): string =>
  `${DMP_ROOT}.ChemicalAnalysis${passport.ChemicalAnalysis.length > 1 ? `.${index}` : ''}`;

const fields: Readonly<Record<string, string>> = {
  'Certificate.ProductDescription.B13': `${DMP_ROOT}.Product.Weight`,
  'Certificate.ProductDescription.B12': `${DMP_ROOT}.Product.Weight`,
  'Certificate.Inspection': `${DMP_ROOT}.ChemicalAnalysis`,
  'Certificate.ProductDescription.B02.SteelDesignation': `${DMP_ROOT}.Product.MaterialDesignations`,
};
const fieldOf = (field: string): string => fields[field] ?? field;

function requireItems(passport: Passport, findings: Finding[]): void {
  const rows: readonly (readonly [isThere: boolean, field: string, name: string])[] = [
    [passport.Id !== undefined, 'Id', 'The document number (Id)'],
    [
      passport.TransactionData.Parties.Manufacturer?.Name !== undefined,
      'TransactionData.Parties.Manufacturer.Name',
      'The manufacturer',
    ],
    [passport.Product.Name !== undefined, 'Product.Name', 'The product'],
  ];
  for (const [isThere, field, name] of rows) {
    if (isThere) continue;
    findings.push({
      code: 'field-missing',
      severity: 'refuse',
      field: `${DMP_ROOT}.${field}`,
      message: `${name} is missing.`,
      remedy: `Add ${DMP_ROOT}.${field} and upload the passport again.`,
    });
  }
}

/** CertificateType; without it, the type that the statement of compliance names, and that is said. */
function readPassportType(passport: Passport, options: ReadOptions, findings: Finding[]) {
  const validation = passport.Validation;
  const accepted = options.acceptedTypes ?? defaultAcceptedTypes;
  const { Standard = '', Type = '' } = validation?.CertificateType ?? {};
  const field = `${DMP_ROOT}.Validation.CertificateType`;
  const stated = `${Standard} ${Type}`.trim();
  if (Type !== '' || readTitle(Standard).types.length > 0) {
    const type = readType(Type === '' ? Standard : Type, field, accepted, findings) ?? null;
    if (type !== null && !/10204|10474|50049/u.test(stated)) {
      findings.push({
        code: 'type-name-differs',
        severity: 'warn',
        field,
        message: `The type ${type} is stated by "${Standard.slice(0, 60)}", not by EN 10204 or ISO 10474; it is read as the type of EN 10204.`,
        remedy: 'Ask the manufacturer whether EN 10204 is meant.',
      });
    }
    return { type, typeText: stated };
  }
  const statement = validation?.ValidationStatement?.Statement ?? '';
  const [named, second] = /10204|10474/u.test(statement) ? readTitle(statement).types : [];
  if (named !== undefined && second === undefined) {
    findings.push({
      code: 'type-name-differs',
      severity: 'info',
      field,
      message: `No certificate type is stated; the statement of compliance names EN 10204 type ${named}.`,
      remedy: `Add ${field}.`,
    });
    return { type: readType(named, field, accepted, findings) ?? null, typeText: `EN 10204 ${named}` };
  }
  findings.push({
    code: 'type-not-stated',
    severity: 'refuse',
    field,
    message:
      'The passport states no certificate type of EN 10204, and its statement of compliance names none.',
    remedy: `Add ${field}, such as { "Standard": "EN 10204", "Type": "3.1" }.`,
  });
  return { type: null, typeText: stated };
}

function readHeats(passport: Passport, findings: Finding[]): string[] {
  const heats = [
    ...new Set(passport.ChemicalAnalysis.flatMap(({ HeatNumber }) => heatsIn(HeatNumber ?? ''))),
  ];
  if (heats.length > 0) return heats;
  const batch = passport.Product.BatchId?.trim().replace(/\s+/gu, ' ').toUpperCase();
  const field = `${DMP_ROOT}.ChemicalAnalysis.HeatNumber`;
  findings.push(
    batch === undefined
      ? {
          code: 'heat-missing',
          severity: 'refuse',
          field,
          message: 'The passport names no heat: neither a heat number nor a batch.',
          remedy: 'Add the heat number; a 3.1 certifies one heat’s own results.',
        }
      : {
          code: 'heat-from-batch',
          severity: 'warn',
          field,
          message: `No heat number is stated; the batch ${batch} (Product.BatchId) is taken for it.`,
          remedy:
            'Check that this is the number stamped on the metal, or add the chemical analysis with its heat.',
        },
  );
  return batch === undefined ? [] : [batch];
}

/** Norm with its year. @example normText({ Standard: 'EN 10025-3', Year: '2019' }) // ['EN 10025-3:2019'] */
function normText({ Standard, Year }: NormShape): string[] {
  if (Standard === undefined) return [];
  return [Year === undefined || Standard.includes(':') ? Standard : `${Standard}:${Year}`];
}

function conditionOf(condition: Passport['Product']['DeliveryCondition']): string | null {
  const { Code, Description } = condition ?? {};
  if (Code === undefined) return Description ?? null;
  return Description === undefined ? Code : `${Code} (${Description.replace(/^\((.*)\)$/u, '$1')})`;
}

function readDmpShape(shape: Passport['Product']['Shape']) {
  const { Length, ...section } = (shape ?? {}) as Record<string, unknown>;
  const unit = typeof section['Unit'] === 'string' ? section['Unit'] : 'mm';
  return readShape({
    B09: section,
    B10:
      typeof Length === 'number'
        ? [{ Property: undefined, Value: plainDecimal(Length), Unit: unit, Method: undefined }]
        : [],
    B11: [],
  });
}

const plain = (party: PartyDetails | null) =>
  party === null ? null : { name: party.name, city: party.city, country: party.country, vat: party.vat };
