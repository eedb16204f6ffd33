import type { PriceCurrency } from '@topsteel/domain/pricing';
import { readRates } from '../catalogue/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { Tx } from '../platform/database/index.ts';
import {
  countOutcomes,
  decideOutcomes,
  endedProducts,
  findThings,
  keepJudgements,
  linesToJudge,
  planLines,
  type Judgement,
} from './infra/check-lines.ts';
import { moveImport, type OfferImportRow } from './infra/import-store.ts';
import { judgeLine } from './judge-lines.ts';

const LINES_AT_ONCE = 1_000;
const KEPT_DAYS = 7;
const everyCurrency: readonly PriceCurrency[] = ['EUR', 'GBP', 'CHF'];

/**
 * The dry run of an import: what each line would do, and what is wrong with those that do nothing. Changes no offer.
 * State: `received` → `checked`.
 */
export async function checkOffers(tx: Tx, record: OfferImportRow): Promise<void> {
  const { id, organisationId } = record;
  await planLines(tx);
  await findThings(tx, id, organisationId);
  const rates = await readRates(tx, everyCurrency);
  for (let afterRow = 0; ; ) {
    const lines = await linesToJudge(tx, id, afterRow, LINES_AT_ONCE);
    const last = lines.at(-1);
    if (!last) break;
    afterRow = last.row_number;
    await keepJudgements(
      tx,
      id,
      await withMerges(
        tx,
        lines.map((line) => judgeLine(line, rates)),
      ),
    );
  }
  await decideOutcomes(tx, id, organisationId);
  const counts = await countOutcomes(tx, id);
  await moveImport(tx, record, 'checked', {
    lineCount: counts.lines,
    refusedCount: counts.refused,
    createCount: counts.creates,
    changeCount: counts.changes,
    sameCount: counts.same,
    productCount: counts.products,
    expiresAt: new Date(Date.now() + KEPT_DAYS * 86_400_000),
  });
  await recordAudit(tx, {
    actor: record.userId,
    organisationId,
    action: 'offer.import-checked',
    subject: `offer-import:${id}`,
    details: { ...counts },
  });
}

/** Leads the keys of merged products on, and refuses those of retired ones. */
async function withMerges(tx: Tx, judgements: Judgement[]): Promise<Judgement[]> {
  const keys = new Set(judgements.flatMap(({ productKey }) => (productKey === null ? [] : [productKey])));
  const ended = new Map((await endedProducts(tx, [...keys])).map(({ key, into }) => [key, into]));
  return judgements.map((judgement) => {
    const into = ended.get(judgement.productKey ?? '');
    if (into === undefined) return judgement;
    if (into !== null) return { ...judgement, productKey: into };
    const message = 'This product is retired. Ask the marketplace operator, or name another.';
    return { ...judgement, errors: [...judgement.errors, { column: 'designation', message }] };
  });
}
