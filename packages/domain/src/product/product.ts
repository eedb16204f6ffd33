/** Families of construction materials, as the catalogue is divided. */
export const productFamilies = [
  'section',
  'hollow-section',
  'plate',
  'sheet',
  'coil',
  'bar',
  'rebar',
  'mesh',
  'tube',
  'fastener',
  'insulation',
  'timber',
  'cement',
] as const;
export type ProductFamily = (typeof productFamilies)[number];

/** What a product is. Lengths in micrometres: 10.5 mm is 10500. */
export interface ProductFacts {
  family: ProductFamily;
  /** Within the family: heb, hea, ipe, upn, shs, rhs, chs, plate, sheet, coil, flat, round, rebar, mesh … */
  form: string;
  /** As the trade writes it: HEB 200, 2000 × 6000 × 10, Ø 12. */
  designation: string;
  grade: string;
  norm: string | null;
  heightUm: number | null;
  widthUm: number | null;
  thicknessUm: number | null;
  diameterUm: number | null;
  lengthUm: number | null;
  gramsPerMetre: bigint | null;
  gramsPerPiece: bigint | null;
}
