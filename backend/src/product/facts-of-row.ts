import { productFamily } from '@topsteel/domain/api';
import type { ProductFacts } from '@topsteel/domain/product';
import type { ProductRow } from './infra/product-store.ts';

type FactColumns = Pick<
  ProductRow,
  | 'family'
  | 'form'
  | 'designation'
  | 'grade'
  | 'norm'
  | 'heightUm'
  | 'widthUm'
  | 'thicknessUm'
  | 'diameterUm'
  | 'lengthUm'
  | 'gramsPerMetre'
  | 'gramsPerPiece'
>;

/** What a row says the product is. */
export const factsOfRow = (row: FactColumns): ProductFacts => ({
  family: productFamily.parse(row.family),
  form: row.form,
  designation: row.designation,
  grade: row.grade,
  norm: row.norm,
  heightUm: row.heightUm,
  widthUm: row.widthUm,
  thicknessUm: row.thicknessUm,
  diameterUm: row.diameterUm,
  lengthUm: row.lengthUm,
  gramsPerMetre: row.gramsPerMetre,
  gramsPerPiece: row.gramsPerPiece,
});
