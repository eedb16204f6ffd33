import type { CertificateSummary } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { factsOfCertificate, productKey } from '@topsteel/domain/product';
import type { Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { ensureProducts, findProduct, gradeKeyOf, type Proposer } from '../product/index.ts';
import type { MassOfUnit } from './compare-price.ts';

export interface OfferedProduct extends MassOfUnit {
  id: string;
  gradeKey: string;
  form: string;
}

/**
 * The product that a lot is offered as: the one named, when the lot's certificate is about it, or else the one that the
 * certificate describes, proposed when nobody had it. Null when its dimensions are those of no known form.
 *
 * @throws AppError `not-found`; `invalid-input` when the certificate is about another product.
 */
export async function productOfLot(
  tx: Tx,
  proposer: Proposer,
  summary: CertificateSummary,
  productId: string | null,
): Promise<OfferedProduct | null> {
  const certified = factsOfCertificate(summary);
  if (productId === null) {
    if (!certified) return null;
    const { ids } = await ensureProducts(tx, proposer, [{ facts: certified, isByNorm: true }]);
    return readProduct(tx, ids.get(productKey(certified)) ?? '');
  }
  const product = await readProduct(tx, productId);
  if (!isSameGrade(product.gradeKey, gradeKeyOf(summary.grade)))
    throw otherSteel(`The certificate is about ${summary.grade}. Offer the lot as a product of that grade.`);
  if (certified && certified.designation !== product.designation)
    throw otherSteel(
      `The certificate is about ${certified.designation}, and the product is ${product.designation}.`,
    );
  return product;
}

async function readProduct(tx: Tx, id: string): Promise<OfferedProduct & { designation: string }> {
  const row = await findProduct(tx, id);
  if (!row) throw notFound('product');
  if (row.state !== 'retired') return row;
  if (row.mergedInto !== null) return readProduct(tx, row.mergedInto);
  throw new AppError('conflict', {
    message: 'This product is retired. Choose another one, or ask the marketplace operator.',
    details: { reason: 'product-retired' },
  });
}

/** S355J2+N is S355J2 in a delivery condition (EN 10027-1): either names the other. */
export const isSameGrade = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}+`) || b.startsWith(`${a}+`);

const otherSteel = (message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'other-product-certified', errors: [{ field: 'productId', message }] },
  });
