import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** One order as a confirmation says it, with both sides' names. */
export interface ConfirmedLine {
  number: string;
  groupNumber: string | null;
  reference: string | null;
  site: unknown;
  createdAt: Date;
  buyerId: string;
  buyerName: string;
  buyerCity: string;
  buyerCountry: string;
  buyerVat: string | null;
  sellerId: string;
  sellerName: string;
  sellerCity: string;
  sellerCountry: string;
  sellerVat: string | null;
  description: string;
  grade: string;
  heatNumber: string;
  massGrams: bigint;
  maxGrams: bigint;
  goodsMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  maxAmountMinor: bigint;
  taxRule: unknown;
}

/** The orders of one vendor in a group; with `sellerId` null the one order of that id. Closed orders confirm nothing. */
export function confirmedLines(tx: Tx, id: string, sellerId: string | null): Promise<ConfirmedLine[]> {
  const chosen =
    sellerId === null
      ? Prisma.sql`o.id = ${id}::uuid`
      : Prisma.sql`o.group_id = ${id}::uuid AND o.seller_id = ${sellerId}::uuid`;
  return tx.$queryRaw<ConfirmedLine[]>`
    SELECT o.number, g.number AS "groupNumber", o.reference, g.details -> 'site' AS site, o.created_at AS "createdAt",
           o.buyer_id::text AS "buyerId", b.legal_name AS "buyerName", b.city AS "buyerCity",
           b.country AS "buyerCountry", b.vat AS "buyerVat", o.seller_id::text AS "sellerId",
           s.legal_name AS "sellerName", s.city AS "sellerCity", s.country AS "sellerCountry", s.vat AS "sellerVat",
           q.description, q.grade, q.heat_number AS "heatNumber", q.mass_grams AS "massGrams",
           q.max_grams AS "maxGrams", q.goods_minor AS "goodsMinor", q.tax_minor AS "taxMinor",
           q.total_minor AS "totalMinor", q.max_amount_minor AS "maxAmountMinor", q.tax_rule AS "taxRule"
      FROM purchase_order o JOIN quote q ON q.id = o.quote_id
      JOIN organisation b ON b.id = o.buyer_id JOIN organisation s ON s.id = o.seller_id
      LEFT JOIN order_group g ON g.id = o.group_id
     WHERE ${chosen} AND o.closed_as IS NULL ORDER BY o.id`;
}
