import { basketFlag, basketSite, type BasketFlag, type BasketSite } from '@topsteel/domain/api';
import type { CutPiece, PriceBasis, PriceCurrency } from '@topsteel/domain/pricing';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { BasketOwner } from '../basket-owner.ts';

/** What the owner of a line saw of it last; amounts as decimal strings. */
const seenPrice = z.object({
  currency: z.string(),
  amountMilli: z.string(),
  grossMinor: z.string().nullable(),
  fault: z.string().nullable(),
});
export type SeenPrice = z.infer<typeof seenPrice>;

/** What is to be ordered of one offer. */
export interface LineFacts {
  offerId: string;
  unit: PriceBasis;
  amountMilli: bigint;
  cuts: readonly CutPiece[];
  extras: readonly string[];
  note: string | null;
}

export interface StoredLine extends LineFacts {
  id: string;
  spec: string;
  seen: SeenPrice | null;
  flags: BasketFlag[];
}

export interface StoredBasket {
  id: string;
  name: string | null;
  isCurrent: boolean;
  currency: PriceCurrency;
  site: BasketSite | null;
  updatedAt: Date;
  lines: StoredLine[];
}

interface Row {
  id: string;
  name: string | null;
  is_current: boolean;
  currency: PriceCurrency;
  site: unknown;
  updated_at: Date;
  line_id: string | null;
  offer_id: string;
  spec: string;
  unit: PriceBasis;
  amount_milli: bigint;
  cuts: unknown;
  extras: string[];
  note: string | null;
  seen: unknown;
  flags: unknown;
}

const cutsJson = z.array(z.object({ lengthUm: z.string().transform(BigInt), pieces: z.number() }));
const flagsJson = z.array(basketFlag);

const ownedBy = (owner: BasketOwner): Prisma.Sql =>
  owner.kind === 'guest'
    ? Prisma.sql`b.token_hash = ${owner.tokenHash}`
    : Prisma.sql`b.user_id = ${owner.userId} AND b.organisation_id IS NOT DISTINCT FROM ${owner.organisationId}::uuid`;

/** A basket of the owner with its lines, in one statement; `current` is the open one. */
export async function findBasket(tx: Tx, owner: BasketOwner, which: string): Promise<StoredBasket | null> {
  const chosen = which === 'current' ? Prisma.sql`b.is_current` : Prisma.sql`b.id = ${which}::uuid`;
  const rows = await tx.$queryRaw<Row[]>`/* hot */
    SELECT b.id::text, b.name, b.is_current, b.currency, b.site, b.updated_at, l.id::text AS line_id,
           l.offer_id::text, l.spec, l.unit, l.amount_milli, l.cuts, l.extras, l.note, l.seen, l.flags
      FROM basket b LEFT JOIN basket_line l ON l.basket_id = b.id
     WHERE ${ownedBy(owner)} AND ${chosen} ORDER BY l.id`;
  const [first] = rows;
  if (!first) return null;
  return {
    id: first.id,
    name: first.name,
    isCurrent: first.is_current,
    currency: first.currency,
    site: first.site === null ? null : basketSite.parse(first.site),
    updatedAt: first.updated_at,
    lines: rows.flatMap((row) => (row.line_id === null ? [] : [storedLine(row, row.line_id)])),
  };
}

function storedLine(row: Row, id: string): StoredLine {
  return {
    id,
    offerId: row.offer_id,
    spec: row.spec,
    unit: row.unit,
    amountMilli: row.amount_milli,
    cuts: cutsJson.parse(row.cuts),
    extras: row.extras,
    note: row.note,
    seen: row.seen === null ? null : seenPrice.parse(row.seen),
    flags: flagsJson.parse(row.flags),
  };
}

export interface BasketRow {
  id: string;
  name: string | null;
  isCurrent: boolean;
  currency: PriceCurrency;
  lineCount: number;
  updatedAt: Date;
}

/** The owner's baskets, the open one first, then newest first; a hundred at most. */
export async function listBaskets(tx: Tx, owner: BasketOwner): Promise<BasketRow[]> {
  return tx.$queryRaw<BasketRow[]>`
    SELECT b.id::text, b.name, b.is_current AS "isCurrent", b.currency, b.updated_at AS "updatedAt",
           (SELECT count(*)::int FROM basket_line l WHERE l.basket_id = b.id) AS "lineCount"
      FROM basket b WHERE ${ownedBy(owner)} ORDER BY b.is_current DESC, b.id DESC LIMIT 100`;
}

/** Offers by what a pasted line names them: an id, or a seller's part number, which several sellers may have. */
export async function findNamedOffers(
  tx: Tx,
  names: readonly string[],
): Promise<{ name: string; offerId: string }[]> {
  return tx.$queryRaw<{ name: string; offerId: string }[]>`
    SELECT n.name, o.id::text AS "offerId"
      FROM unnest(${[...new Set(names)]}::text[]) AS n (name)
      JOIN offer o ON o.sku = n.name AND o.state = 'open'
     ORDER BY n.name, o.id`;
}
