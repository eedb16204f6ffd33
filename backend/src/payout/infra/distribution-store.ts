import { commissionTariff } from '@topsteel/domain/api';
import type { CommissionTariff } from '@topsteel/domain/commission';
import type { Distribution } from '@topsteel/domain/payout';
import type { Currency } from '@topsteel/domain/units';
import { tariffJson, tariffOf } from '../../commission/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** The distribution of one order's money in one currency, as kept. */
export interface StoredDistribution extends Distribution {
  orderId: string;
  currency: Currency;
  sellerId: string;
  sellerAccount: string;
  vatCountry: string;
  vatPermille: number;
  /** In the currency of the row. */
  tariff: CommissionTariff;
  /** How often payouts took it up or gave it back. */
  allocation: number;
  version: number;
  capturedAt: Date;
}

interface Row {
  order_id: string;
  currency: string;
  seller_id: string;
  seller_account: string;
  vat_country: string;
  vat_permille: number;
  tariff: unknown;
  captured: string;
  taken_back: string;
  told_back: string;
  commission: string;
  vat: string;
  net: string;
  allocated: string;
  allocation: number;
  version: number;
  captured_at: Date;
}

const columns = `order_id::text, currency, seller_id::text, seller_account, vat_country, vat_permille, tariff,
  captured_minor::text AS captured, taken_back_minor::text AS taken_back, told_back_minor::text AS told_back,
  commission_minor::text AS commission, vat_minor::text AS vat, net_minor::text AS net,
  allocated_minor::text AS allocated, allocation, version, captured_at`;

export type NewDistribution = Pick<
  StoredDistribution,
  | 'orderId'
  | 'currency'
  | 'sellerId'
  | 'sellerAccount'
  | 'vatCountry'
  | 'vatPermille'
  | 'tariff'
  | 'capturedAt'
>;

/** Begins the distribution of an order; what is there already stays. */
export async function openDistribution(tx: Tx, row: NewDistribution): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO order_distribution (order_id, currency, seller_id, seller_account, vat_country, vat_permille, tariff,
                                    captured_at, updated_at)
    VALUES (${row.orderId}::uuid, ${row.currency}, ${row.sellerId}::uuid, ${row.sellerAccount}, ${row.vatCountry},
            ${row.vatPermille}, ${JSON.stringify(tariffJson(row.tariff))}::jsonb, ${row.capturedAt}::timestamptz, now())
    ON CONFLICT DO NOTHING`;
}

/** Reads it so that nobody else changes it before this transaction ends. */
export async function lockDistribution(
  tx: Tx,
  orderId: string,
  currency: string,
): Promise<StoredDistribution | null> {
  const [row] = await tx.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM order_distribution WHERE order_id = $1::uuid AND currency = $2 FOR UPDATE`,
    orderId,
    currency,
  );
  return row ? storedDistribution(row) : null;
}

export async function distributionsOf(tx: Tx, orderId: string): Promise<StoredDistribution[]> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM order_distribution WHERE order_id = $1::uuid ORDER BY currency`,
    orderId,
  );
  return rows.map(storedDistribution);
}

/** Keeps the totals; the row must be locked. */
export async function updateDistribution(tx: Tx, row: StoredDistribution): Promise<void> {
  await tx.$executeRaw`
    UPDATE order_distribution
       SET captured_minor = ${row.capturedMinor.toString()}::numeric,
           taken_back_minor = ${row.takenBackMinor.toString()}::numeric,
           told_back_minor = ${row.toldBackMinor.toString()}::numeric,
           commission_minor = ${row.commissionMinor.toString()}::numeric,
           vat_minor = ${row.vatMinor.toString()}::numeric, net_minor = ${row.netMinor.toString()}::numeric,
           allocated_minor = ${row.allocatedMinor.toString()}::numeric, allocation = ${row.allocation},
           version = ${row.version}, captured_at = ${row.capturedAt}::timestamptz, updated_at = now()
     WHERE order_id = ${row.orderId}::uuid AND currency = ${row.currency}`;
}

/** What an order's distribution begins with. */
export interface OrderToDivide {
  quoteId: string;
  sellerId: string;
  sellerAccount: string;
  sellerCountry: string;
  feeBps: number;
  maxAmountMinor: bigint;
  /** What the newest attempt in this currency is for, or null when there is none. */
  attemptMinor: bigint | null;
}

export async function orderToDivide(
  tx: Tx,
  orderId: string,
  currency: string,
): Promise<OrderToDivide | null> {
  const [row] = await tx.$queryRaw<
    {
      quote_id: string;
      seller_id: string;
      account: string | null;
      country: string;
      fee_bps: number;
      max_amount: string;
      attempt: string | null;
    }[]
  >`
    SELECT q.id::text AS quote_id, o.seller_id::text, s.account, s.country, (q.commission->>'feeBps')::int AS fee_bps,
           q.max_amount_minor::text AS max_amount,
           (SELECT a.amount_minor::text FROM payment_attempt a
             WHERE a.order_id = o.id AND a.currency = ${currency} ORDER BY a.id DESC LIMIT 1) AS attempt
      FROM purchase_order o
      JOIN quote q ON q.id = o.quote_id
      JOIN organisation s ON s.id = o.seller_id
     WHERE o.id = ${orderId}::uuid`;
  if (!row?.account) return null;
  return {
    quoteId: row.quote_id,
    sellerId: row.seller_id,
    sellerAccount: row.account,
    sellerCountry: row.country,
    feeBps: row.fee_bps,
    maxAmountMinor: BigInt(row.max_amount),
    attemptMinor: row.attempt === null ? null : BigInt(row.attempt),
  };
}

function storedDistribution(row: Row): StoredDistribution {
  return {
    orderId: row.order_id,
    currency: row.currency as Currency,
    sellerId: row.seller_id,
    sellerAccount: row.seller_account,
    vatCountry: row.vat_country,
    vatPermille: row.vat_permille,
    tariff: tariffOf(commissionTariff.parse(row.tariff)),
    capturedMinor: BigInt(row.captured),
    takenBackMinor: BigInt(row.taken_back),
    toldBackMinor: BigInt(row.told_back),
    commissionMinor: BigInt(row.commission),
    vatMinor: BigInt(row.vat),
    netMinor: BigInt(row.net),
    allocatedMinor: BigInt(row.allocated),
    allocation: row.allocation,
    version: row.version,
    capturedAt: row.captured_at,
  };
}
