import { normaliseIdentification } from '../certificate/index.ts';
import type { Finding } from './finding.ts';
import { missing } from './parse-document.ts';
import type { DocumentShape, InspectionShape } from './shape.ts';

const MAX_LENGTH = 40;

/** A heat number has a digit and is one token, or two; anything longer is a heading ("Charge Chemical Analysis"). */
const isHeat = (text: string): boolean =>
  /\d/.test(text) && text.length <= MAX_LENGTH && !/\s\S+\s/.test(text);

/**
 * The heats that one inspection names (C00): none when some heading stands there, several when it is a list or lists
 * them in one text, with commas, semicolons, plus signs, "and" or spaced slashes between.
 */
export function heatsOfInspection(inspection: InspectionShape): string[] {
  return [...new Set(inspection.C00.flatMap(heatsIn))];
}

/** Heat numbers in one text, normalised; none when it is a heading. @example heatsIn('A12 / A13') // ['A12', 'A13'] */
export function heatsIn(written: string): string[] {
  const whole = normaliseIdentification(written);
  const parts = whole.split(/\s*[,;+]\s*|\s\/\s|\s(?:AND|UND|ET|E|Y|EN|&)\s/u).filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => part.length >= 3 && isHeat(part) && !part.includes(' ')))
    return parts;
  return isHeat(whole) ? [whole] : [];
}

/** The heat whose own results an inspection holds; null when it holds those of several, or names none. */
export function heatOfInspection(inspection: InspectionShape): string | null {
  const [only, second] = heatsOfInspection(inspection);
  return second === undefined ? (only ?? null) : null;
}

const HEAT_KEY = /\bheat\b|\bcast\b|\bcharge\b|coulée|schmelz|colata|colada|smelt|wytop/iu;

/** All heats of a document, in order, without repetition; with a finding when they had to be taken from elsewhere. */
export function readHeats(document: DocumentShape, findings: Finding[]): string[] {
  const { Inspection, ProductDescription } = document.Certificate;
  const lists = Inspection.map(heatsOfInspection);
  const heats = [...new Set(lists.flat())];
  if (lists.some(({ length }) => length > 1)) {
    findings.push({
      code: 'heats-split',
      severity: 'info',
      field: 'Certificate.Inspection.C00',
      message: `One item C00 names several heats; they are read as ${heats.slice(0, 5).join(', ')}${heats.length > 5 ? ' …' : ''}, and its results hold for all of them.`,
      remedy: 'Check that these are the heats, or give each its own inspection.',
    });
  }
  if (heats.length > 0) return heats;
  const supplements = [
    ...Object.entries(ProductDescription.SupplementaryInformation ?? {}),
    ...Inspection.flatMap(({ SupplementaryInformation }) => Object.entries(SupplementaryInformation ?? {})),
  ];
  for (const [code, { Key = '', Value }] of supplements) {
    if (!HEAT_KEY.test(Key) || typeof Value !== 'string') continue;
    const found = heatsIn(Value);
    if (found.length === 0) continue;
    findings.push({
      code: 'heat-from-supplement',
      severity: 'info',
      field: `Certificate.ProductDescription.SupplementaryInformation.${code}`,
      message: `No heat number stands in C00; the supplementary item "${Key.slice(0, 60)}" gives ${found.join(', ')}.`,
      remedy: 'Add C00.',
    });
    return found;
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
    ...missing(['Certificate', 'Inspection', 'C00']),
    code: 'heat-missing',
    message: 'The certificate names no heat: neither a heat number (C00) nor a batch identification (B07).',
    remedy: 'Add the heat number; a 3.1 certifies one heat’s own results.',
  });
  return [];
}
