import { inspectionDocumentTypes, type InspectionDocumentType } from '../certificate/index.ts';
import { sha256Hex } from '../jcs/index.ts';
import { documentTypeOf } from './document-type.ts';
import type { Finding } from './finding.ts';
import type { NormalCertificate, Party } from './normal-certificate.ts';
import { parseDocument } from './parse-document.ts';
import { judgePlausibility } from './plausibility.ts';
import { readAnalysis } from './read-chemistry.ts';
import { heatOfInspection, readHeats } from './read-heats.ts';
import { readMechanicals } from './read-mechanics.ts';
import { readMass, readShape, readSupplement, routeOf } from './read-product.ts';
import type { CompanyShape, DocumentShape } from './shape.ts';

export interface ReadOptions {
  /** EN 10204 types that are accepted; others are refused. Default: 3.1 and 3.2. */
  acceptedTypes?: readonly InspectionDocumentType[];
}

export interface ReadResult {
  /** refused: a finding refuses it. warning: a person should look. ready: nothing to object. */
  state: 'ready' | 'warning' | 'refused';
  findings: Finding[];
  /** What could be read; absent when the document is not of the shape, or has no number, heat or mass. */
  certificate?: NormalCertificate;
}

/**
 * Reads an EN 10168 certificate in JSON (versions 0.3 to 0.5), brings it to one normal form and says what is wrong.
 * Never throws on any input. Masses become grams exactly, decimals stay text.
 *
 * @param source the file's text, or the parsed JSON
 * @example readCertificate('{').findings[0].message // 'The file is not JSON.'
 */
export function readCertificate(source: unknown, options: ReadOptions = {}): ReadResult {
  const parsed = parseDocument(source);
  if (!parsed.ok) return { state: 'refused', findings: parsed.findings };
  const findings: Finding[] = [];
  const { shape } = parsed;
  const type = readType(shape.Certificate.CommercialTransaction.A02, options, findings);
  const heatNumbers = readHeats(shape, findings);
  const actualMassGrams = readMass(shape.Certificate.ProductDescription.B13, 'B13', findings);
  const theoreticalMassGrams = readMass(shape.Certificate.ProductDescription.B12, 'B12', findings);
  const massGrams = actualMassGrams ?? theoreticalMassGrams;
  if (massGrams === null && !findings.some(({ code }) => code === 'mass-wrong')) findings.push(massMissing);
  if (actualMassGrams === null && theoreticalMassGrams !== null) findings.push(massTheoretical);
  const results = readResults(shape, heatNumbers, findings);
  if (
    (type === '3.1' || type === '3.2') &&
    results.analyses.length === 0 &&
    results.mechanicals.length === 0
  ) {
    findings.push(noResults);
  }
  if (heatNumbers.length > 1) findings.push(severalHeats(heatNumbers));
  const certificate: NormalCertificate | undefined =
    type === undefined || massGrams === null || heatNumbers.length === 0
      ? undefined
      : {
          ...readHead(shape),
          type,
          heatNumbers,
          massGrams,
          actualMassGrams,
          theoreticalMassGrams,
          ...results,
          documentHash: sha256Hex(parsed.canonical),
          canonicalBytes: parsed.canonical,
        };
  judgePlausibility(
    {
      ...results,
      ...readShape(shape.Certificate.ProductDescription),
      grades: shape.Certificate.ProductDescription.B02.SteelDesignation,
      pieces: shape.Certificate.ProductDescription.B08 ?? null,
      actualMassGrams,
      theoreticalMassGrams,
    },
    findings,
  );
  judgeLogo(shape, findings);
  return { state: stateOf(findings), findings, ...(certificate === undefined ? {} : { certificate }) };
}

function stateOf(findings: readonly Finding[]): ReadResult['state'] {
  if (findings.some(({ severity }) => severity === 'refuse')) return 'refused';
  return findings.some(({ severity }) => severity === 'warn') ? 'warning' : 'ready';
}

function readType(
  title: string,
  options: ReadOptions,
  findings: Finding[],
): InspectionDocumentType | undefined {
  const accepted = options.acceptedTypes ?? ['3.1', '3.2'];
  const field = 'Certificate.CommercialTransaction.A02';
  const type = documentTypeOf(title);
  if (type === undefined) {
    findings.push({
      code: 'type-unclear',
      severity: 'refuse',
      field,
      message: `"${title.slice(0, 120)}" does not name one type of EN 10204 (${inspectionDocumentTypes.join(', ')}).`,
      remedy: `Write the type in ${field}, such as "Inspection certificate 3.1 according to EN 10204:2004".`,
    });
  } else if (!accepted.includes(type)) {
    findings.push({
      code: 'type-not-accepted',
      severity: 'refuse',
      field,
      message: `This is a type ${type} document; type ${accepted.join(' or ')} is needed, which certifies results of the delivered heat itself (EN 10204:2004, 4.1).`,
      remedy: 'Upload the inspection certificate 3.1 of this delivery.',
    });
  }
  return type;
}

type Results = Pick<NormalCertificate, 'analyses' | 'mechanicals' | 'meltingProcess' | 'route'>;

function readResults(document: DocumentShape, heats: readonly string[], findings: Finding[]): Results {
  const analyses: NormalCertificate['analyses'] = [];
  const mechanicals: NormalCertificate['mechanicals'] = [];
  let meltingProcess: string | null = null;
  const onlyHeat = heats.length === 1 ? (heats[0] ?? null) : null;
  document.Certificate.Inspection.forEach((inspection, index) => {
    const path = `Certificate.Inspection.${index}`;
    const heatNumber = heatOfInspection(inspection) ?? onlyHeat;
    const analysis = readAnalysis(inspection, heatNumber, path, findings);
    if (analysis !== undefined) analyses.push(analysis);
    mechanicals.push(...readMechanicals(inspection, heatNumber, path, findings));
    const process = inspection.ChemicalComposition?.['C70'];
    if (typeof process === 'string' && process.trim() !== '') meltingProcess ??= process.trim();
  });
  return { analyses, mechanicals, meltingProcess, route: routeOf(meltingProcess) };
}

type Head = Omit<
  NormalCertificate,
  | 'type'
  | 'heatNumbers'
  | 'massGrams'
  | 'actualMassGrams'
  | 'theoreticalMassGrams'
  | keyof Results
  | 'documentHash'
  | 'canonicalBytes'
>;

function readHead(document: DocumentShape): Head {
  const {
    CommercialTransaction: transaction,
    ProductDescription: product,
    Validation,
  } = document.Certificate;
  const purchaser = transaction['A06.1'] ?? transaction.A06;
  return {
    documentNumber: transaction.A03,
    typeText: transaction.A02,
    issuer: partyOf(transaction.A01),
    purchaser: purchaser === undefined ? null : partyOf(purchaser),
    purchaseOrder: presentOrNull(transaction.A07),
    date: presentOrNull(Validation?.Z02),
    product: product.B01,
    grades: product.B02.SteelDesignation,
    norms: [...new Set([...product.B02.ProductNorm, ...product.B02.MaterialNorm])],
    deliveryCondition: presentOrNull(product.B04),
    marking: presentOrNull(product.B06),
    batchIdentifications: [...new Set(product.B07.filter((text) => text.trim() !== ''))],
    ...readShape(product),
    pieces: product.B08 ?? null,
    ...readSupplement(product.SupplementaryInformation),
  };
}

function partyOf(company: CompanyShape): Party {
  return {
    name: company.Name ?? company.CompanyName ?? '',
    city: presentOrNull(company.City),
    country: presentOrNull(company.Country),
    vat: presentOrNull(company.Identifiers?.VAT),
  };
}

function presentOrNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** A mark that cannot be drawn is no reason against the steel: say so and go on. */
function judgeLogo(document: DocumentShape, findings: Finding[]): void {
  const logo = document.Certificate.CommercialTransaction.A04;
  // The shortest PNG that holds a pixel has 67 bytes.
  const match = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/]*={0,2})$/.exec(logo ?? '');
  if (logo === undefined || (match !== null && (match[1]?.length ?? 0) >= 88)) return;
  findings.push({
    code: 'logo-unreadable',
    severity: 'info',
    field: 'Certificate.CommercialTransaction.A04',
    message: 'The manufacturer’s mark (A04) is not an image that can be drawn; the name is shown instead.',
    remedy: 'Embed a PNG as a data address, if the mark should be shown.',
  });
}

const massMissing: Finding = {
  code: 'mass-missing',
  severity: 'refuse',
  field: 'Certificate.ProductDescription.B13',
  message: 'The certificate states no mass: neither the actual (B13) nor the theoretical mass (B12).',
  remedy: 'Add the delivered mass in kg; without it, what is sold under the certificate cannot be counted.',
};
const massTheoretical: Finding = {
  code: 'mass-theoretical',
  severity: 'info',
  field: 'Certificate.ProductDescription.B12',
  message: 'Only the theoretical mass (B12) is stated; it is taken as the certified mass.',
  remedy: 'Add the actual mass (B13) when it was weighed.',
};
const noResults: Finding = {
  code: 'no-results',
  severity: 'refuse',
  field: 'Certificate.Inspection',
  message: 'The document calls itself an inspection certificate but holds no test results.',
  remedy: 'Add the chemical analysis and the mechanical values of the heat, or call it a 2.1.',
};

function severalHeats(heats: readonly string[]): Finding {
  return {
    code: 'several-heats',
    severity: 'info',
    field: 'Certificate.Inspection',
    message: `The certificate covers ${heats.length} heats: ${heats.slice(0, 5).join(', ')}${heats.length > 5 ? ' …' : ''}. All of them are judged.`,
    remedy: 'Nothing, when that is so.',
  };
}
