import type { ProductFamily } from '../product.ts';

/** What a designation says by itself: everything of a product but its grade, norm and length. */
export interface Shape {
  family: ProductFamily;
  form: string;
  designation: string;
  heightUm?: number;
  widthUm?: number;
  thicknessUm?: number;
  diameterUm?: number;
  /** Of a piece that has one by its designation: a plate, a sheet of fabric, a bolt. */
  lengthUm?: number;
  gramsPerMetre?: bigint;
  gramsPerPiece?: bigint;
}

/** What stands beside the designation and decides how it is read. */
export interface Hints {
  norm: string | null;
  grade: string;
  family: ProductFamily | null;
}
