import { normaliseIdentification } from '../certificate/index.ts';
import type { Finding } from './finding.ts';
import type { DocumentShape, InspectionShape } from './shape.ts';

/**
 * The heat of one inspection (C00). Some mills put a heading there ("Charge Chemical Analysis"); a heat number has a
 * digit and is one token.
 */
export function heatOfInspection(inspection: InspectionShape): string | null {
  const text = normaliseIdentification(inspection.C00 ?? '');
  return /\d/.test(text) && text.length <= 40 && !/\s\S+\s/.test(text) ? text : null;
}

/** All heats of a document, in order, without repetition; with a finding when they had to be taken from elsewhere. */
export function readHeats(document: DocumentShape, findings: Finding[]): string[] {
  const { Inspection, ProductDescription } = document.Certificate;
  const heats = [...new Set(Inspection.flatMap((inspection) => heatOfInspection(inspection) ?? []))];
  if (heats.length > 0) return heats;
  for (const { Key = '', Value } of Object.values(ProductDescription.SupplementaryInformation ?? {})) {
    if (
      /\bheat\b|\bcharge\b|coulée|schmelze|colata/iu.test(Key) &&
      typeof Value === 'string' &&
      Value.trim() !== ''
    ) {
      return [normaliseIdentification(Value)];
    }
  }
  const batches = [
    ...new Set(ProductDescription.B07.map(normaliseIdentification).filter((text) => text !== '')),
  ];
  if (batches.length > 0) {
    findings.push({
      code: 'heat-from-batch',
      severity: 'warn',
      field: 'Certificate.Inspection.C00',
      message: `No heat number stands in C00; the batch identification ${batches[0] ?? ''} (B07) is taken for it.`,
      remedy: 'Check that this is the number stamped on the steel, or add C00.',
    });
    return batches.slice(0, 1);
  }
  findings.push({
    code: 'heat-missing',
    severity: 'refuse',
    field: 'Certificate.Inspection.C00',
    message: 'The certificate names no heat: neither a heat number (C00) nor a batch identification (B07).',
    remedy: 'Add the heat number; a 3.1 certifies one heat’s own results.',
  });
  return [];
}
