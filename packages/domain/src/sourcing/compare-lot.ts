import type { ProductFamily } from '../product/index.ts';
import { gradeFit, gradeOf } from '../search/grades.ts';
import { clausesIn, hasSize, steelSizeOf, type SteelSize } from '../search/steel-size.ts';
import { certificateTypes, type CertificateType, type NeedRow, type QuotedRow } from './need.ts';

/** The steel that a row asks for, as far as its words say. */
export interface AskedSteel {
  family: ProductFamily | null;
  grade: string | null;
  norm: string | null;
  /** As written where the row names a size; null: any. */
  dimensions: string | null;
  size: SteelSize | null;
}

/** A lot that a vendor would deliver from: what its certificate says of it, and what is left. */
export interface NamedLot {
  /** It can be ordered. */
  isOpen: boolean;
  family: ProductFamily | null;
  grade: string;
  norm: string | null;
  dimensions: string;
  /** Where the product states one. */
  lengthUm: number | null;
  certificate: CertificateType;
  carbonGramsPerKg: bigint | null;
  availableGrams: bigint;
}

/** In what a named lot differs from what was asked for and quoted, to the buyer's disadvantage. */
export type LotDeviation =
  | { code: 'lot-closed' }
  | { code: 'other-family'; asked: ProductFamily; there: ProductFamily }
  | { code: 'other-grade' | 'other-size' | 'size-unknown'; asked: string; there: string }
  | { code: 'other-norm'; asked: string; there: string | null }
  | { code: 'lesser-certificate'; asked: CertificateType; there: CertificateType }
  | { code: 'carbon-over'; capGramsPerKg: bigint; thereGramsPerKg: bigint }
  | { code: 'carbon-not-stated'; capGramsPerKg: bigint }
  | { code: 'lot-short'; neededGrams: bigint; leftGrams: bigint };

/** What a row of a request says in words and fields. */
export interface AskedText {
  text: string;
  family: ProductFamily | null;
  grade: string | null;
  norm: string | null;
  dimensions: string | null;
}

/**
 * Reads what a row asks for: its fields, and where a field is empty, what its free words name.
 *
 * @example askedSteel({ text: 'Plate S355J2+N, 20 x 2000 x 6000', family: null, grade: null, norm: null, dimensions: null })
 *   // { family: null, grade: 'S355J2+N', norm: null, dimensions: '20 x 2000 x 6000', size: { … } }
 */
export function askedSteel({ text, family, grade, norm, dimensions }: AskedText): AskedSteel {
  const named = clausesIn(text);
  const inWords = named.flatMap((clause) => (clause.kind === 'grade' ? [clause.grade] : []))[0];
  const normInWords = named.flatMap((clause) => (clause.kind === 'norm' ? [`EN ${clause.norm}`] : []))[0];
  const said = dimensions ?? text;
  const size = steelSizeOf(said);
  return {
    family,
    grade: grade ?? inWords ?? null,
    norm: norm ?? normInWords ?? null,
    dimensions: dimensions ?? (size === null ? null : sizeIn(text)),
    size,
  };
}

/** The words of a text that name its size. */
const sizeIn = (text: string): string =>
  clausesIn(text)
    .filter(({ kind }) => ['profile', 'size', 'format', 'dimension', 'diameter', 'length'].includes(kind))
    .map((clause) =>
      clause.kind === 'profile' ? `${clause.series.toUpperCase()} ${clause.size}` : clause.text,
    )
    .filter((part, place, all) => all.indexOf(part) === place)
    .join(', ');

/**
 * Every disadvantage of a lot beside the need and the quotation that names it, in the order of the table's columns. What
 * was quoted counts where it is better than the need: a lot of type 2.2 behind a quotation of 3.1 is a lesser one even where
 * 2.2 was asked for. A measure that can't be read is said, and never taken as right.
 *
 * @param quoted what the quotation says of its row, and the mass of it
 * @example compareLot(plateNeed, askedSteel(plateRow), quotedTwentyTonnes, lotOf12Tonnes)
 *   // [{ code: 'lot-short', neededGrams: 20000000n, leftGrams: 12000000n }]
 */
export function compareLot(
  need: Pick<NeedRow, 'certificate' | 'carbonCapGramsPerKg'>,
  asked: AskedSteel,
  quoted: Pick<QuotedRow, 'grade' | 'certificate' | 'carbonGramsPerKg' | 'massGrams'>,
  lot: NamedLot,
): LotDeviation[] {
  return [
    ...(lot.isOpen ? [] : [{ code: 'lot-closed' as const }]),
    ...familyOf(asked, lot),
    ...gradeDeviation(quoted.grade ?? asked.grade, lot),
    ...normDeviation(asked.norm, lot),
    ...sizeDeviation(asked, lot),
    ...certificateDeviation(higher(need.certificate, quoted.certificate), lot),
    ...carbonDeviation(lower(need.carbonCapGramsPerKg, quoted.carbonGramsPerKg), lot),
    ...(lot.isOpen && lot.availableGrams < quoted.massGrams
      ? [{ code: 'lot-short' as const, neededGrams: quoted.massGrams, leftGrams: lot.availableGrams }]
      : []),
  ];
}

const familyOf = ({ family: asked }: AskedSteel, { family: there }: NamedLot): LotDeviation[] =>
  asked === null || there === null || asked === there ? [] : [{ code: 'other-family', asked, there }];

const gradeDeviation = (asked: string | null, { grade: there }: NamedLot): LotDeviation[] =>
  asked === null || gradeFit(gradeOf(asked), gradeOf(there)) !== null
    ? []
    : [{ code: 'other-grade', asked, there }];

/** The number of a norm without its country and edition: EN 10025-2:2019 answers DIN EN 10025-2, and EN 10025. */
const numberOf = (norm: string): string =>
  /\d{3,5}(?:-\d{1,2})?/.exec(norm)?.[0] ?? norm.trim().toUpperCase();

function normDeviation(asked: string | null, { norm: there }: NamedLot): LotDeviation[] {
  if (asked === null) return [];
  const wanted = numberOf(asked);
  const number = there === null ? null : numberOf(there);
  const fits = number === wanted || (!wanted.includes('-') && number?.split('-')[0] === wanted);
  return fits ? [] : [{ code: 'other-norm', asked, there }];
}

function sizeDeviation({ size, dimensions }: AskedSteel, lot: NamedLot): LotDeviation[] {
  if (dimensions === null) return [];
  const read = steelSizeOf(lot.dimensions);
  const told = { asked: dimensions, there: lot.dimensions };
  if (size === null || (read === null && lot.lengthUm === null)) return [{ code: 'size-unknown', ...told }];
  const there = {
    profile: read?.profile ?? null,
    dimensionsUm: read?.dimensionsUm ?? [],
    lengthUm: lot.lengthUm ?? read?.lengthUm ?? null,
  };
  return hasSize(there, size) ? [] : [{ code: 'other-size', ...told }];
}

const rankOf = (type: CertificateType | null): number =>
  type === null ? -1 : certificateTypes.indexOf(type);
const higher = (a: CertificateType | null, b: CertificateType | null): CertificateType | null =>
  rankOf(a) >= rankOf(b) ? a : b;
const lower = (a: bigint | null, b: bigint | null): bigint | null =>
  a === null || (b !== null && b < a) ? b : a;

const certificateDeviation = (
  asked: CertificateType | null,
  { certificate: there }: NamedLot,
): LotDeviation[] =>
  asked === null || rankOf(there) >= rankOf(asked) ? [] : [{ code: 'lesser-certificate', asked, there }];

function carbonDeviation(
  capGramsPerKg: bigint | null,
  { carbonGramsPerKg: there }: NamedLot,
): LotDeviation[] {
  if (capGramsPerKg === null) return [];
  if (there === null) return [{ code: 'carbon-not-stated', capGramsPerKg }];
  return there > capGramsPerKg ? [{ code: 'carbon-over', capGramsPerKg, thereGramsPerKg: there }] : [];
}
