import type { OrderStatus } from '@topsteel/domain/order';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { OrderFacts, PartyFacts } from '../present-order-summary.ts';

/** An order as lists and groups show it, read in one statement. */
export interface OrderRow extends OrderFacts {
  groupId: string | null;
  buyer: PartyFacts;
  seller: PartyFacts;
  lotId: string;
  lotCode: string;
  grade: string;
  heatNumber: string;
  maxGrams: bigint;
  paymentId: string;
  payCurrency: string;
  payAmountMinor: bigint;
}

interface Row {
  id: string;
  number: string;
  reference: string | null;
  group_id: string | null;
  fulfilment: OrderFacts['fulfilment'];
  closed_as: OrderFacts['closedAs'];
  created_at: Date;
  updated_at: Date;
  buyer_id: string;
  buyer_name: string;
  buyer_country: string;
  buyer_account: string | null;
  seller_id: string;
  seller_name: string;
  seller_country: string;
  seller_account: string | null;
  description: string;
  grade: string;
  lot_id: string;
  lot_code: string;
  heat_number: string;
  mass_grams: bigint;
  max_grams: bigint;
  total_minor: bigint;
  max_amount_minor: bigint;
  state: OrderFacts['payment']['state'];
  is_final: boolean;
  rail: OrderFacts['payment']['rail'];
  pay_currency: string;
  pay_amount: string;
  payment_id: string;
  authorize_before: Date;
  capture_before: Date;
  captures_at: Date | null;
  seller_signs: boolean;
  is_accepted: boolean;
  payment_updated_at: Date;
  weighed_grams: bigint | null;
  is_delivered: boolean;
}

/** Everything that a row says, of the orders that `chosen` gives as (id). */
const rowsOf = (chosen: Prisma.Sql) => Prisma.sql`/* hot */
  SELECT o.id::text, o.number, o.reference, o.group_id::text, o.fulfilment, o.closed_as, o.created_at, o.updated_at,
         o.buyer_id::text, b.name AS buyer_name, b.country AS buyer_country, b.account AS buyer_account,
         o.seller_id::text, s.name AS seller_name, s.country AS seller_country, s.account AS seller_account,
         q.description, q.grade, q.lot_id, q.lot_code, q.heat_number, q.mass_grams, q.max_grams, q.total_minor,
         q.max_amount_minor, p.state, p.is_final, p.rail, p.currency AS pay_currency, p.amount_minor::text AS pay_amount,
         p.payment_id, p.authorize_before, p.capture_before, p.captures_at, p.seller_signs,
         p.acceptance IS NOT NULL AS is_accepted, p.updated_at AS payment_updated_at, d.weighed_grams,
         d.order_id IS NOT NULL AS is_delivered
    FROM (${chosen}) AS chosen
    JOIN purchase_order o ON o.id = chosen.id
    JOIN quote q ON q.id = o.quote_id
    JOIN payment p ON p.order_id = o.id
    JOIN organisation b ON b.id = o.buyer_id
    JOIN organisation s ON s.id = o.seller_id
    LEFT JOIN delivery d ON d.order_id = o.id`;

export interface OrderFilter {
  /** Null: of everybody. */
  organisationId: string | null;
  side: 'buyer' | 'seller' | undefined;
  status: OrderStatus | undefined;
  /** What its seller does next; undefined: whatever it is. */
  needs?: 'acceptance' | 'shipment' | undefined;
  /** Beginning of a number or of a reference. */
  text: string | undefined;
  from: Date | undefined;
  until: Date | undefined;
  after: string | null;
  take: number;
}

/** Newest first, in one statement: the newest of each side by its index, then the newest of both. */
export async function listOrderRows(tx: Tx, filter: OrderFilter): Promise<OrderRow[]> {
  const { organisationId, side, take } = filter;
  const of = (mine: Prisma.Sql) => Prisma.sql`
    SELECT o.id FROM purchase_order o ${withPayment(filter)}
     WHERE ${mine} ${conditions(filter)} ORDER BY o.id DESC LIMIT ${take}`;
  const buying = Prisma.sql`o.buyer_id = ${organisationId}::uuid`;
  const selling = Prisma.sql`o.seller_id = ${organisationId}::uuid`;
  const chosen =
    organisationId === null
      ? of(Prisma.sql`true`)
      : side !== undefined
        ? of(side === 'buyer' ? buying : selling)
        : Prisma.sql`SELECT id FROM ((${of(buying)}) UNION (${of(selling)})) AS both_sides ORDER BY id DESC LIMIT ${take}`;
  return storedRows(await tx.$queryRaw<Row[]>`${rowsOf(chosen)} ORDER BY o.id DESC`);
}

/** The orders of some groups, in the order they were made. */
export async function rowsOfGroups(tx: Tx, groupIds: readonly string[]): Promise<OrderRow[]> {
  const chosen = Prisma.sql`SELECT id FROM purchase_order WHERE group_id = ANY (${[...groupIds]}::uuid[])`;
  return storedRows(await tx.$queryRaw<Row[]>`${rowsOf(chosen)} ORDER BY o.id`);
}

const withPayment = ({ status, needs }: OrderFilter): Prisma.Sql =>
  status === undefined && needs === undefined
    ? Prisma.empty
    : Prisma.sql`JOIN payment p ON p.order_id = o.id`;

function conditions({ status, needs, text, from, until, after }: OrderFilter): Prisma.Sql {
  const all = [
    after === null ? null : Prisma.sql`o.id < ${after}::uuid`,
    from === undefined ? null : Prisma.sql`o.created_at >= ${from}::timestamptz`,
    until === undefined ? null : Prisma.sql`o.created_at < ${until}::timestamptz`,
    text === undefined
      ? null
      : Prisma.sql`(upper(o.number) LIKE ${beginning(text)} OR upper(o.reference) LIKE ${beginning(text)})`,
    status === undefined ? null : Prisma.sql`${statusSql} = ${status}`,
    needs === undefined ? null : needsSql[needs],
  ].flatMap((one) => one ?? []);
  return all.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(all, ' AND ')}`;
}

/** Money is held and final; the seller's own signature is missing, or nothing has left yet. */
const needsSql = {
  acceptance: Prisma.sql`p.state = 'authorized' AND p.is_final AND p.seller_signs AND p.acceptance IS NULL
    AND o.closed_as IS NULL`,
  shipment: Prisma.sql`p.state = 'authorized' AND p.is_final AND (NOT p.seller_signs OR p.acceptance IS NOT NULL)
    AND o.closed_as IS NULL AND o.fulfilment = 'unshipped'`,
};

const beginning = (text: string): string => `${text.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`;

/** `seenStatusOf` in SQL, over purchase_order o and payment p; a test holds the two together. */
export const statusSql = Prisma.sql`(
  CASE p.state
    WHEN 'captured' THEN CASE WHEN p.is_final THEN 'completed' ELSE 'settling' END
    WHEN 'refunded' THEN 'refunded'
    WHEN 'reversed' THEN 'payment-reversed'
    WHEN 'voided' THEN 'cancelled'
    WHEN 'reclaimed' THEN 'cancelled'
    WHEN 'capture-requested' THEN 'settling'
    WHEN 'disputed' THEN 'disputed'
    WHEN 'requested' THEN 'payment-pending'
    WHEN 'awaiting' THEN coalesce(o.closed_as, 'awaiting-payment')
    WHEN 'failed' THEN coalesce(o.closed_as, 'payment-failed')
    ELSE CASE o.fulfilment
      WHEN 'unshipped' THEN CASE WHEN p.is_final THEN 'confirmed' ELSE 'payment-pending' END
      WHEN 'announced' THEN 'shipped'
      WHEN 'weighed' THEN 'weighed'
      WHEN 'partly-delivered' THEN 'partly-delivered'
      ELSE 'settling' END
  END)`;

const storedRows = (rows: readonly Row[]): OrderRow[] =>
  rows.map((row) => ({
    id: row.id,
    number: row.number,
    reference: row.reference,
    groupId: row.group_id,
    buyerId: row.buyer_id,
    sellerId: row.seller_id,
    buyer: partyOf(row.buyer_id, row.buyer_name, row.buyer_country, row.buyer_account),
    seller: partyOf(row.seller_id, row.seller_name, row.seller_country, row.seller_account),
    fulfilment: row.fulfilment,
    closedAs: row.closed_as,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lotId: row.lot_id,
    lotCode: row.lot_code,
    grade: row.grade,
    heatNumber: row.heat_number,
    maxGrams: row.max_grams,
    quote: {
      description: row.description,
      massGrams: row.mass_grams,
      totalMinor: row.total_minor,
      maxAmountMinor: row.max_amount_minor,
    },
    paymentId: row.payment_id,
    payCurrency: row.pay_currency,
    payAmountMinor: BigInt(row.pay_amount),
    payment: {
      state: row.state,
      isFinal: row.is_final,
      rail: row.rail,
      authorizeBefore: row.authorize_before,
      captureBefore: row.capture_before,
      capturesAt: row.captures_at,
      sellerSigns: row.seller_signs,
      acceptance: row.is_accepted ? {} : null,
      updatedAt: row.payment_updated_at,
    },
    delivery: row.is_delivered ? { weighedGrams: row.weighed_grams } : null,
  }));

const partyOf = (id: string, name: string, country: string, account: string | null): PartyFacts => ({
  id,
  name,
  country,
  account: account as PartyFacts['account'],
});
