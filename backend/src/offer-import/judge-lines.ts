import { AppError, isAppError } from '@topsteel/domain/errors';
import type { CurrencyRates, PriceBasis, PriceCurrency } from '@topsteel/domain/pricing';
import { factsOfCertificate, productKey, type ProductFacts } from '@topsteel/domain/product';
import { isSameGrade, requireComparable, requireCountable, type MassOfUnit } from '../catalogue/index.ts';
import { gradeKeyOf } from '../product/index.ts';
import type { Judgement, LineToJudge } from './infra/check-lines.ts';
import { productJson, readProductJson, type KeptProduct } from './product-json.ts';

type LineError = Judgement['errors'][number];

/**
 * What a line's product is and what its price comes to a tonne; with an error where the certificate is about another steel.
 * Pure: the same line gives the same judgement.
 */
export function judgeLine(line: LineToJudge, rates: CurrencyRates): Judgement {
  const errors: LineError[] = [];
  const certified = certifiedFacts(line);
  const stated = readProductJson(line.product);
  const product = productOf(line, stated, certified);
  const gradeKey = line.p_grade_key ?? (stated && gradeKeyOf(stated.facts.grade));
  const designation = line.p_designation ?? stated?.facts.designation;
  const column = line.product_id === null ? 'designation' : 'product_id';
  if (
    gradeKey !== null &&
    line.certified_grade !== null &&
    !isSameGrade(gradeKey, gradeKeyOf(line.certified_grade))
  )
    errors.push({
      column,
      message: `The lot's certificate is about ${line.certified_grade}. Name a product of that grade.`,
    });
  else if (certified && designation !== undefined && designation !== certified.designation)
    errors.push({
      column,
      message: `The lot's certificate is about ${certified.designation}, and the line about ${designation}.`,
    });
  requireSold(line, product.masses, errors);
  return {
    row: line.row_number,
    productKey: product.key,
    product: product.kept && productJson(product.kept),
    pricePerTonneMinor: comparable(line, product.masses, rates, errors)?.toString() ?? null,
    errors,
  };
}

interface Chosen {
  key: string | null;
  /** To be proposed when nobody has it; null: it stands in the catalogue, or is not known. */
  kept: KeptProduct | null;
  masses: MassOfUnit | null;
}

function productOf(line: LineToJudge, stated: KeptProduct | null, certified: ProductFacts | null): Chosen {
  if (line.product_id !== null) {
    const masses = {
      gramsPerMetre: line.p_grams_per_metre,
      gramsPerPiece: line.p_grams_per_piece,
      lengthUm: line.p_length_um,
    };
    return { key: line.p_key, kept: null, masses };
  }
  const kept = stated ?? (certified && { facts: certified, isByNorm: true });
  return kept
    ? { key: productKey(kept.facts), kept, masses: kept.facts }
    : { key: null, kept: null, masses: null };
}

function certifiedFacts(line: LineToJudge): ProductFacts | null {
  const { certified_product: product, certified_form: form, certified_dimensions: dimensions } = line;
  if (product === null || dimensions === null) return null;
  return factsOfCertificate({
    product,
    form,
    dimensions,
    grade: line.certified_grade ?? '',
    norm: line.certified_norm,
  });
}

function comparable(
  line: LineToJudge,
  masses: MassOfUnit | null,
  rates: CurrencyRates,
  errors: LineError[],
): bigint | null {
  const { price_minor: minor, price_basis: basis, currency } = line;
  if (minor === null || basis === null || currency === null) return null;
  try {
    const price = { minor, basis: basis as PriceBasis, currency: currency as PriceCurrency };
    return requireComparable(price, masses, rates);
  } catch (error) {
    if (!isAppError(error) || !(error instanceof AppError)) throw error;
    errors.push({
      column: error.code === 'unavailable' ? 'currency' : 'price_basis',
      message: error.message,
    });
    return null;
  }
}

function requireSold(line: LineToJudge, masses: MassOfUnit | null, errors: LineError[]): void {
  if (line.sold_unit === null) return;
  try {
    requireCountable(line.sold_unit as PriceBasis, masses);
  } catch (error) {
    if (!isAppError(error)) throw error;
    errors.push({ column: 'sold_unit', message: error.message });
  }
}
