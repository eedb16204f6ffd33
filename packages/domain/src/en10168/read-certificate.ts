import type { StatedItem } from './certificate-details.ts';
import {
  concludeReading,
  defaultAcceptedTypes,
  judgeLogo,
  type ReadOptions,
  type ReadResult,
} from './conclude-reading.ts';
import type { Finding } from './finding.ts';
import type { NormalCertificate } from './normal-certificate.ts';
import { missing, parseDocument } from './parse-document.ts';
import { readAnalysis } from './read-chemistry.ts';
import { partyDetailsOf, readDetails } from './read-details.ts';
import { heatOfInspection, readHeats } from './read-heats.ts';
import { readMechanicals } from './read-mechanics.ts';
import { readMass, readShape, readSupplement, routeOf } from './read-product.ts';
import { readType } from './read-type.ts';
import { sha256Hex } from '../jcs/index.ts';
import type { DocumentShape } from './shape.ts';

/**
 * Reads an EN 10168 certificate in JSON (versions 0.0 to 0.5), brings it to one normal form and says what is wrong.
 * Never throws on any input. Masses become grams exactly, decimals stay text. What is not written literally as EN 10168
 * JSON has it is read where it can be, and said in a finding.
 *
 * @param source the file's text, or the parsed JSON
 * @example readCertificate('{').findings[0].message // 'The file is not JSON.'
 */
export function readCertificate(source: unknown, options: ReadOptions = {}): ReadResult {
  const parsed = parseDocument(source);
  if (!parsed.ok) return { state: 'refused', findings: parsed.findings };
  const { shape, findings } = parsed;
  const { CommercialTransaction: transaction, ProductDescription: product } = shape.Certificate;
  requireItems(shape, findings);
  const type =
    transaction.A02 === undefined
      ? undefined
      : readType(
          transaction.A02,
          'Certificate.CommercialTransaction.A02',
          options.acceptedTypes ?? defaultAcceptedTypes,
          findings,
        );
  const heatNumbers = readHeats(shape, findings);
  const actualMassGrams = readMass(product.B13, 'B13', findings);
  const theoreticalMassGrams = readMass(product.B12, 'B12', findings);
  const bounded: StatedItem[] = [];
  const results = readResults(shape, heatNumbers, bounded, findings);
  const result = concludeReading(
    {
      ...readHead(shape),
      type: type ?? null,
      heatNumbers,
      massGrams: actualMassGrams ?? theoreticalMassGrams,
      actualMassGrams,
      theoreticalMassGrams,
      ...results,
      documentHash: sha256Hex(parsed.canonical),
      canonicalBytes: parsed.canonical,
      details: readDetails(shape, bounded, findings),
    },
    findings,
  );
  judgeLogo(transaction.A04, 'Certificate.CommercialTransaction.A04', findings);
  return result;
}

/** Items without which nobody knows what the document is about (EN 10168:2004, table 1). */
function requireItems({ Certificate }: DocumentShape, findings: Finding[]): void {
  const { CommercialTransaction: transaction, ProductDescription: product } = Certificate;
  const require = (isThere: boolean, ...path: string[]) => {
    const field = ['Certificate', ...path].join('.');
    if (isThere) return;
    // A value that was left out because it is not of the shape is named once.
    const ignored = findings.find(
      (finding) => finding.code === 'field-ignored' && `${field}.`.startsWith(`${finding.field}.`),
    );
    if (ignored === undefined) findings.push(missing(['Certificate', ...path]));
    else {
      ignored.code = 'field-wrong';
      ignored.severity = 'refuse';
      ignored.remedy = `Correct ${ignored.field} and upload the certificate again.`;
    }
  };
  require(partyDetailsOf(transaction.A01) !== null, 'CommercialTransaction', 'A01', 'Name');
  require(transaction.A02 !== undefined, 'CommercialTransaction', 'A02');
  require((transaction.A03 ?? '') !== '', 'CommercialTransaction', 'A03');
  require(product.B01 !== undefined, 'ProductDescription', 'B01');
}

type Results = Pick<NormalCertificate, 'analyses' | 'mechanicals' | 'meltingProcess' | 'route'>;

function readResults(
  document: DocumentShape,
  heats: readonly string[],
  bounded: StatedItem[],
  findings: Finding[],
): Results {
  const analyses: NormalCertificate['analyses'] = [];
  const mechanicals: NormalCertificate['mechanicals'] = [];
  let meltingProcess: string | null = null;
  const onlyHeat = heats.length === 1 ? (heats[0] ?? null) : null;
  document.Certificate.Inspection.forEach((inspection, index) => {
    const path = `Certificate.Inspection.${index}`;
    const heatNumber = heatOfInspection(inspection) ?? onlyHeat;
    const analysis = readAnalysis(inspection, heatNumber, path, findings);
    if (analysis !== undefined) analyses.push(analysis);
    mechanicals.push(...readMechanicals(inspection, heatNumber, path, findings, bounded));
    const process = Array.isArray(inspection.ChemicalComposition)
      ? undefined
      : inspection.ChemicalComposition?.['C70'];
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
  | 'details'
>;

function readHead(document: DocumentShape): Head {
  const {
    CommercialTransaction: transaction,
    ProductDescription: product,
    Validation,
  } = document.Certificate;
  const purchaser = partyDetailsOf(transaction['A06.1'] ?? transaction.A06);
  const nameless = { name: '', city: null, country: null, vat: null };
  const plain = ({ name, city, country, vat }: typeof nameless | NonNullable<typeof purchaser>) => ({
    name,
    city,
    country,
    vat,
  });
  return {
    documentNumber: transaction.A03 ?? '',
    typeText: transaction.A02 ?? '',
    issuer: plain(partyDetailsOf(transaction.A01) ?? nameless),
    purchaser: purchaser === null ? null : plain(purchaser),
    purchaseOrder: transaction.A07 ?? null,
    date: Validation?.Z02 ?? null,
    product: product.B01 ?? '',
    grades: product.B02?.SteelDesignation ?? [],
    norms: [...new Set([...(product.B02?.ProductNorm ?? []), ...(product.B02?.MaterialNorm ?? [])])],
    deliveryCondition: product.B04 ?? null,
    marking: product.B06 ?? null,
    batchIdentifications: [...new Set(product.B07.filter((text) => text !== ''))],
    ...readShape(product),
    pieces: product.B08 ?? null,
    ...readSupplement(product.SupplementaryInformation),
  };
}
