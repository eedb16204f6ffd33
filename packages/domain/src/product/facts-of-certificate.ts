import { micrometresOf, plainDesignation } from './designation/written-sizes.ts';
import { factsOfDesignation, type StatedMaterial } from './facts-of-designation.ts';
import type { ProductFacts, ProductFamily } from './product.ts';

/** What an inspection document says of its product (EN 10168 B01 to B11), as the summary has it. */
export interface CertifiedProduct {
  /** "Hot rolled plate". */
  product: string;
  /** plate, coil, beam, tube, bar, rebar … */
  form: string | null;
  /** "10 × 2000 × 6000 mm", "HEA 200, 12000 mm". */
  dimensions: string;
  grade: string;
  norm: string | null;
}

/**
 * The product that a certificate is about; null when its dimensions are not those of a known form.
 *
 * @example factsOfCertificate({ product: 'Hot rolled wide flange beam', form: 'beam', dimensions: 'HEA 200, 12000 mm', … })
 * // form 'hea', lengthUm 12_000_000, gramsPerPiece 507_600n
 */
export function factsOfCertificate(certified: CertifiedProduct): ProductFacts | null {
  const { grade, norm } = certified;
  for (const { designation, family, lengthUm } of readingsOf(certified)) {
    const stated: StatedMaterial = { grade, norm, family, lengthUm };
    const facts = factsOfDesignation(designation, stated);
    if (facts) return facts;
  }
  return null;
}

interface Reading {
  designation: string;
  family: ProductFamily | null;
  lengthUm: number | null;
}

/** The dimensions as they stand; then with the last size as the length, and the word that the product's text implies. */
function readingsOf({ product, form, dimensions }: CertifiedProduct): Reading[] {
  const plain = plainDesignation(dimensions);
  const family = familyOf(form, product);
  const named = /^(.*?)(?:, ?| L ?= ?)(\d{3,5})$/.exec(plain);
  if (named)
    return [{ designation: named[1] ?? '', family: null, lengthUm: micrometresOf(named[2]) ?? null }];
  const word = wordOf(product, family);
  const sized = /^([\d.X]+)X([\d.]+)$/.exec(plain);
  const whole = { designation: `${word}${plain}`, family, lengthUm: null };
  if (!sized || family === 'plate' || family === 'sheet' || family === 'coil') return [whole];
  const last = micrometresOf(sized[2]) ?? null;
  // A metre is longer than any cross-section that is written so.
  if (last === null || last < 1_000_000) return [whole];
  return [{ designation: `${word}${sized[1] ?? ''}`, family, lengthUm: last }];
}

function familyOf(form: string | null, product: string): ProductFamily | null {
  if (/hollow/i.test(product)) return 'hollow-section';
  switch (form) {
    case 'plate':
    case 'coil':
    case 'rebar':
    case 'bar':
    case 'tube':
    case 'sheet':
    case 'mesh':
      return form;
    case 'beam':
    case 'section':
      return 'section';
    default:
      return null;
  }
}

function wordOf(product: string, family: ProductFamily | null): string {
  const text = product.toLowerCase();
  if (family === 'hollow-section')
    return text.includes('square') ? 'SHS ' : text.includes('rectangular') ? 'RHS ' : 'CHS ';
  if (family === 'tube') return 'TUBE ';
  if (family !== 'bar') return '';
  return text.includes('flat')
    ? 'FLAT '
    : text.includes('square')
      ? 'SQUARE '
      : text.includes('hex')
        ? 'HEX '
        : 'ROUND ';
}
