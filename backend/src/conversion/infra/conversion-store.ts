import type { Conversion, MoneyCode } from '@topsteel/domain/conversion';
import type { DollarRate, ExchangeRates } from '@topsteel/domain/fx';
import type { Currency } from '@topsteel/domain/units';
import { z } from 'zod';
import { Prisma, type Conversion as ConversionRow } from '../../generated/prisma/client.ts';
import { moneyRef } from '../../ledger/index.ts';
import type { Tx } from '../../platform/database/index.ts';

export interface StoredConversion extends Conversion {
  id: string;
  state: 'waiting' | 'booked' | 'declined';
  reference: string;
  /** `2026-11-26` */
  happenedOn: string;
  note: string | null;
  rates: ExchangeRates | null;
  againstBps: bigint | null;
  realised: { currency: Currency; amountMinor: bigint } | null;
  recordedBy: string;
  recordedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

export type NewConversion = Omit<
  StoredConversion,
  'realised' | 'recordedAt' | 'decidedBy' | 'decidedAt' | 'decisionNote'
>;

/** @returns false when the counterparty's reference is recorded already */
export async function insertConversion(tx: Tx, one: NewConversion): Promise<boolean> {
  const { count } = await tx.conversion.createMany({
    data: [
      {
        id: one.id,
        state: one.state,
        fromCode: one.from.account.code,
        fromOwner: one.from.account.owner,
        fromCurrency: one.from.currency,
        fromMinor: one.from.amountMinor.toString(),
        toCode: one.to.account.code,
        toOwner: one.to.account.owner,
        toCurrency: one.to.currency,
        toMinor: one.to.amountMinor.toString(),
        feeCurrency: one.fee.currency,
        feeMinor: one.fee.amountMinor.toString(),
        counterparty: one.counterparty,
        reference: one.reference,
        happenedOn: new Date(`${one.happenedOn}T00:00:00Z`),
        note: one.note,
        rates: one.rates === null ? Prisma.DbNull : ratesJson(one.rates),
        againstBps: one.againstBps?.toString() ?? null,
        recordedBy: one.recordedBy,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function findConversion(tx: Tx, id: string): Promise<StoredConversion | null> {
  const row = await tx.conversion.findUnique({ where: { id } });
  return row && storedConversion(row);
}

/** Reads it so that nobody else decides it before this transaction ends. */
export async function lockConversion(tx: Tx, id: string): Promise<StoredConversion | null> {
  await tx.$queryRaw`SELECT 1 FROM conversion WHERE id = ${id}::uuid FOR UPDATE`;
  return findConversion(tx, id);
}

/** Newest first. */
export async function listConversions(
  tx: Tx,
  { state, after, take }: { state?: StoredConversion['state']; after: string | null; take: number },
): Promise<StoredConversion[]> {
  const rows = await tx.conversion.findMany({
    where: { ...(state !== undefined && { state }), ...(after !== null && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(storedConversion);
}

export async function keepRealised(
  tx: Tx,
  id: string,
  { currency, amountMinor }: NonNullable<StoredConversion['realised']>,
): Promise<void> {
  await tx.conversion.update({
    where: { id },
    data: { realisedCurrency: currency, realisedMinor: amountMinor.toString() },
  });
}

export async function decideConversionRow(
  tx: Tx,
  id: string,
  decision: { state: 'booked' | 'declined'; decidedBy: string; decisionNote: string | null },
): Promise<void> {
  await tx.conversion.update({ where: { id }, data: { ...decision, decidedAt: new Date() } });
}

const keptRate = z.object({
  currency: z.string().transform((text) => text as Currency),
  rateE8: z.string().transform((text) => BigInt(text)),
  round: z.number().nullable(),
  observedAt: z.coerce.date().nullable(),
});
const keptRates = z.object({ from: keptRate, to: keptRate });

const ratesJson = ({ from, to }: ExchangeRates) => ({ from: rateJson(from), to: rateJson(to) });
const rateJson = ({ currency, rateE8, round, observedAt }: DollarRate) => ({
  currency,
  rateE8: rateE8.toString(),
  round,
  observedAt: observedAt?.toISOString() ?? null,
});

function storedConversion(row: ConversionRow): StoredConversion {
  return {
    id: row.id,
    state: row.state as StoredConversion['state'],
    from: {
      account: moneyRef({ code: row.fromCode as MoneyCode, owner: row.fromOwner }),
      currency: row.fromCurrency as Currency,
      amountMinor: BigInt(row.fromMinor.toFixed(0)),
    },
    to: {
      account: moneyRef({ code: row.toCode as MoneyCode, owner: row.toOwner }),
      currency: row.toCurrency as Currency,
      amountMinor: BigInt(row.toMinor.toFixed(0)),
    },
    fee: { currency: row.feeCurrency as Currency, amountMinor: BigInt(row.feeMinor.toFixed(0)) },
    counterparty: row.counterparty,
    reference: row.reference,
    happenedOn: row.happenedOn.toISOString().slice(0, 10),
    note: row.note,
    rates: row.rates === null ? null : keptRates.parse(row.rates),
    againstBps: row.againstBps === null ? null : BigInt(row.againstBps.toFixed(0)),
    realised:
      row.realisedMinor === null
        ? null
        : {
            currency: row.realisedCurrency as Currency,
            amountMinor: BigInt(row.realisedMinor.toFixed(0)),
          },
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
  };
}
