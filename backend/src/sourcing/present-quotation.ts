import type { Award, Quotation, QuotedRowView, RfqMessage, RfqRow } from '@topsteel/domain/api';
import {
  awardStateOf,
  findDeviations,
  landedCost,
  moverOf,
  standingOf,
  type NeedRow,
  type QuotationLife,
  type QuotedRow,
} from '@topsteel/domain/sourcing';
import { mulDivUp } from '@topsteel/domain/units';
import type { StoredRfq } from './infra/stored-rfq.ts';
import type { KeptLot } from './infra/lot-store.ts';
import { presentDeviation, presentNamedLot } from './present-named-lot.ts';
import type { KeptQuotedRow, StoredAward, StoredQuotation, WholeRecipient } from './infra/recipient-store.ts';

/** A row of the request as the rules read it. */
export const needOf = (row: RfqRow, index: number): NeedRow => ({
  row: index + 1,
  unit: row.unit,
  amountMilli: BigInt(row.amountMilli),
  grade: row.grade,
  certificate: row.certificate,
  carbonCapGramsPerKg: row.carbonCapGramsPerKg === null ? null : BigInt(row.carbonCapGramsPerKg),
});

/** A quoted row as the rules read it. */
export const quotedOf = (row: KeptQuotedRow): QuotedRow => ({
  row: row.row,
  amountMilli: BigInt(row.amountMilli),
  massGrams: BigInt(row.massGrams),
  priceMinor: BigInt(row.priceMinor),
  priceBasis: row.priceBasis,
  extrasMinor: BigInt(row.extrasMinor),
  freightMinor: BigInt(row.freightMinor),
  grade: row.grade,
  certificate: row.certificate,
  carbonGramsPerKg: row.carbonGramsPerKg === null ? null : BigInt(row.carbonGramsPerKg),
  deliveryOn: row.deliveryOn,
});

/** How far a quotation has come among those of the same vendor. */
export const lifeOf = (quotation: StoredQuotation, of: WholeRecipient): QuotationLife => ({
  version: quotation.version,
  latestVersion: of.quotations[0]?.version ?? quotation.version,
  withdrawnAt: quotation.withdrawnAt,
  validUntil: quotation.validUntil,
});

/** The lots that quotations and awards name, by offer. */
export type NamedLots = ReadonlyMap<string, KeptLot>;

export function presentQuotation(
  quotation: StoredQuotation,
  of: WholeRecipient,
  rfq: StoredRfq,
  lots: NamedLots,
  now: Date,
): Quotation {
  const rows = quotation.rows.map((row) => presentRow(row, rfq, of, lots));
  const totalMinor = rows.reduce((sum, row) => sum + BigInt(row.totalMinor), 0n);
  const massGrams = rows.reduce((sum, row) => sum + BigInt(row.massGrams), 0n);
  return {
    id: quotation.id,
    version: quotation.version,
    standing: standingOf(lifeOf(quotation, of), now),
    rows,
    totalMinor: totalMinor.toString(),
    perTonneMinor: mulDivUp(totalMinor, 1_000_000n, massGrams).toString(),
    deviationCount: rows.reduce((sum, row) => sum + deviationsOf(row), 0),
    validUntil: quotation.validUntil.toISOString(),
    paymentTerms: quotation.paymentTerms,
    note: quotation.note,
    sentBy: quotation.sentBy,
    sentAt: quotation.sentAt.toISOString(),
  };
}

/** Once each: what the answer says of itself, its lot need not say again. */
const deviationsOf = ({ deviations, lot }: QuotedRowView): number =>
  new Set([...deviations, ...(lot?.deviations ?? [])].map(({ code }) => code)).size;

function presentRow(kept: KeptQuotedRow, rfq: StoredRfq, of: WholeRecipient, lots: NamedLots): QuotedRowView {
  const asked = rfq.rows[kept.row - 1];
  const need = asked && needOf(asked, kept.row - 1);
  const quoted = quotedOf(kept);
  const lot = kept.offerId === null ? undefined : lots.get(kept.offerId);
  const cost = landedCost(need?.unit ?? 'tonne', quoted);
  return {
    row: kept.row,
    amountMilli: kept.amountMilli,
    massGrams: kept.massGrams,
    priceMinor: kept.priceMinor,
    priceBasis: kept.priceBasis,
    goodsMinor: cost.goodsMinor.toString(),
    extrasMinor: kept.extrasMinor,
    freightMinor: kept.freightMinor,
    totalMinor: cost.totalMinor.toString(),
    perTonneMinor: cost.perTonneMinor.toString(),
    grade: kept.grade,
    certificate: kept.certificate,
    carbonGramsPerKg: kept.carbonGramsPerKg,
    carbonIsVerified: kept.carbonIsVerified,
    deliveryOn: kept.deliveryOn,
    offerId: kept.offerId,
    note: kept.note,
    deviations: need === undefined ? [] : findDeviations(need, quoted, rfq.wantedOn).map(presentDeviation),
    lot:
      lot === undefined || asked === undefined || need === undefined
        ? null
        : presentNamedLot({ asked, need, quoted, lot, openGrams: notOrdered(kept, of) }),
  };
}

/** What of a quoted row is still to come out of its lot: what was ordered has left it. */
const notOrdered = (kept: KeptQuotedRow, { awards }: WholeRecipient): bigint =>
  awards
    .filter(({ needRow, agreedPrice }) => needRow === kept.row && agreedPrice?.order?.closedAs === null)
    .reduce((left, award) => (left > award.massGrams ? left - award.massGrams : 0n), BigInt(kept.massGrams));

export const stateOfAward = (award: StoredAward, now: Date): Award['state'] =>
  awardStateOf(
    {
      hasLot: award.agreedPriceId !== null,
      isOrdered: award.agreedPrice?.order?.closedAs === null,
      validUntil: award.heldUntil,
    },
    now,
  );

export function presentAward(
  award: StoredAward,
  of: WholeRecipient,
  rfq: StoredRfq,
  lots: NamedLots,
  now: Date,
): Award {
  const state = stateOfAward(award, now);
  const asked = rfq.rows[award.needRow - 1];
  const kept = of.quotations
    .find(({ id }) => id === award.quotationId)
    ?.rows.find(({ row }) => row === award.needRow);
  const lot = award.agreedPrice === null ? undefined : lots.get(award.agreedPrice.offerId);
  return {
    id: award.id,
    row: award.needRow,
    quotationId: award.quotationId,
    amountMilli: award.amountMilli.toString(),
    massGrams: award.massGrams.toString(),
    totalMinor: award.totalMinor.toString(),
    state,
    mover: moverOf(state),
    offerId: award.agreedPrice?.offerId ?? null,
    lot:
      lot === undefined || asked === undefined || kept === undefined
        ? null
        : presentNamedLot({
            ...{ asked, lot, need: needOf(asked, award.needRow - 1), quoted: quotedOf(kept) },
            openGrams: state === 'ordered' ? 0n : award.massGrams,
          }),
    basketId: award.basketId,
    orderId: award.agreedPrice?.orderId ?? null,
    orderNumber: award.agreedPrice?.order?.number ?? null,
    heldUntil: award.heldUntil.toISOString(),
    awardedAt: award.awardedAt.toISOString(),
  };
}

export const presentMessage = (message: WholeRecipient['messages'][number]): RfqMessage => ({
  id: message.id,
  side: message.side === 'buyer' ? 'buyer' : 'vendor',
  author: message.author,
  text: message.text,
  at: message.at.toISOString(),
});
