import { productKey } from '@topsteel/domain/product';
import { recordAudit } from '../audit/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { ensureProducts } from '../product/index.ts';
import {
  changeOffers,
  createOffers,
  nextLines,
  placeProducts,
  refuseRest,
  type Chunk,
} from './infra/apply-lines.ts';
import { moveImport, type OfferImportRow } from './infra/import-store.ts';
import { readProductJson } from './product-json.ts';

const LINES_AT_ONCE = 1_000;

/**
 * Applies the next lines of an import, in one transaction with its progress: what a crash undoes is done again. State:
 * `applying`, and with the last line → `applied`.
 */
export async function applyOffers(tx: Tx, record: OfferImportRow): Promise<void> {
  const lines = await nextLines(tx, record.id, LINES_AT_ONCE);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return finish(tx, record);
  const chunk: Chunk = {
    importId: record.id,
    organisationId: record.organisationId,
    userId: record.userId,
    fromRow: first.row_number,
    toRow: last.row_number,
  };
  const products = lines.flatMap((line) => {
    const product = readProductJson(line.product);
    return product && line.product_key !== null ? [{ key: line.product_key, product }] : [];
  });
  const { ids } = await ensureProducts(
    tx,
    record,
    products.map(({ product }) => product),
  );
  const placed = new Map(products.map(({ key, product }) => [key, ids.get(productKey(product.facts)) ?? '']));
  await placeProducts(
    tx,
    chunk,
    [...placed].map(([key, id]) => ({ key, id })),
  );
  const offers = [...(await createOffers(tx, chunk)), ...(await changeOffers(tx, chunk))];
  const refused = await refuseRest(tx, chunk);
  await moveImport(tx, record, 'applying', {
    appliedCount: record.appliedCount + offers.length,
    refusedCount: record.refusedCount + refused,
  });
}

async function finish(tx: Tx, record: OfferImportRow): Promise<void> {
  await moveImport(tx, record, 'applied');
  await recordAudit(tx, {
    actor: record.userId,
    organisationId: record.organisationId,
    action: 'offer.import-applied',
    subject: `offer-import:${record.id}`,
    details: { applied: record.appliedCount, refused: record.refusedCount, sha256: record.sha256 },
  });
}
