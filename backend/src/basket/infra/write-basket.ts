import type { BasketFlag, BasketSite } from '@topsteel/domain/api';
import type { PriceCurrency } from '@topsteel/domain/pricing';
import { auditRows, type AuditRecord } from '../../audit/index.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { read, type Tx } from '../../platform/database/index.ts';
import type { BasketOwner } from '../basket-owner.ts';
import type { LineFacts, SeenPrice } from './basket-store.ts';

export interface NewBasket {
  owner: BasketOwner;
  name: string | null;
  currency: PriceCurrency;
  site: BasketSite | null;
}

/** Makes a basket; the open one of a member is made once, and found by whoever comes second. */
export async function insertBasket(tx: Tx, basket: NewBasket): Promise<string> {
  const { owner, name, currency, site } = basket;
  const [userId, organisationId, tokenHash] =
    owner.kind === 'member' ? [owner.userId, owner.organisationId, null] : [null, null, owner.tokenHash];
  const [row] = await tx.$queryRaw<[{ id: string }]>`
    INSERT INTO basket (user_id, organisation_id, token_hash, name, is_current, currency, site)
    VALUES (${userId}, ${organisationId}::uuid, ${tokenHash}, ${name}, ${name === null}, ${currency},
            ${site === null ? null : JSON.stringify(site)}::jsonb)
    ON CONFLICT (user_id, organisation_id) WHERE is_current AND user_id IS NOT NULL DO UPDATE SET updated_at = now()
    RETURNING id::text`;
  return row.id;
}

/** Makes a basket with its first line in one statement; the open one of a member is found by whoever comes second. */
export async function openBasket(
  tx: Tx,
  { owner, currency }: Pick<NewBasket, 'owner' | 'currency'>,
  line: LineToPut,
  audit: Omit<AuditRecord, 'subject'>,
): Promise<{ basketId: string; lineId: string } | undefined> {
  const isMember = owner.kind === 'member';
  const [row] = await read<{ basketId: string; lineId: string }>(
    tx,
    Prisma.sql`/* hot */
    WITH made AS (
      INSERT INTO basket (user_id, organisation_id, token_hash, name, is_current, currency)
      VALUES (${isMember ? owner.userId : null}, ${isMember ? owner.organisationId : null}::uuid,
              ${isMember ? null : owner.tokenHash}::bytea, NULL, true, ${currency})
      ON CONFLICT (user_id, organisation_id) WHERE is_current AND user_id IS NOT NULL DO UPDATE SET updated_at = now()
      RETURNING id
    ), said AS (
      INSERT INTO audit_entry (actor, organisation_id, action, subject, details)
      SELECT r.actor, r.organisation_id, r.action, 'basket:' || made.id, r.details
        FROM made, jsonb_to_recordset(${auditRows([{ ...audit, subject: '' }])}::jsonb)
          AS r (actor text, organisation_id uuid, action text, details jsonb)
    )
    INSERT INTO basket_line AS l (basket_id, offer_id, spec, unit, amount_milli, cuts, extras, note, seen, flags)
    SELECT made.id, ${columnsOfLines}
      FROM made, ${linesGiven([line])}
    ${moreOfTheSame}
    RETURNING l.basket_id::text AS "basketId", l.id::text AS "lineId"`,
  );
  return row;
}

export interface LineToPut extends LineFacts {
  spec: string;
  seen: SeenPrice;
  flags?: readonly BasketFlag[];
}

/** The audit row that goes with a change; written in the same statement. */
const said = (records: readonly AuditRecord[]) => Prisma.sql`
  INSERT INTO audit_entry (actor, organisation_id, action, subject, details)
  SELECT actor, organisation_id, action, subject, details FROM jsonb_to_recordset(${auditRows(records)}::jsonb)
      AS r (actor text, organisation_id uuid, action text, subject text, details jsonb)`;

const touched = (basketId: string) =>
  Prisma.sql`UPDATE basket SET updated_at = now() WHERE id = ${basketId}::uuid RETURNING id`;

const columnsOfLines = Prisma.sql`r."offerId", r.spec, r.unit, r."amountMilli", r.cuts, r.extras, r.note, r.seen, r.flags`;
const linesGiven = (lines: readonly LineToPut[]) => {
  const rows = lines.map((line) => ({
    ...line,
    amountMilli: line.amountMilli.toString(),
    cuts: cutsText(line),
    flags: line.flags ?? [],
  }));
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r ("offerId" uuid, spec text, unit text, "amountMilli" bigint, cuts jsonb, extras text[], note text,
              seen jsonb, flags jsonb)`;
};
const moreOfTheSame = Prisma.sql`ON CONFLICT (basket_id, spec) DO UPDATE
       SET amount_milli = l.amount_milli + EXCLUDED.amount_milli, note = coalesce(EXCLUDED.note, l.note),
           seen = EXCLUDED.seen, flags = EXCLUDED.flags`;

/** Puts lines into a basket in one statement; what is there already in the same form is ordered more of. */
export async function putLines(
  tx: Tx,
  basketId: string,
  lines: readonly LineToPut[],
  audit: AuditRecord,
): Promise<{ id: string; spec: string; amountMilli: bigint }[]> {
  return tx.$queryRaw<{ id: string; spec: string; amountMilli: bigint }[]>`/* hot */
    WITH touched AS (${touched(basketId)}), said AS (${said([audit])})
    INSERT INTO basket_line AS l (basket_id, offer_id, spec, unit, amount_milli, cuts, extras, note, seen, flags)
    SELECT touched.id, ${columnsOfLines}
      FROM touched, ${linesGiven(lines)}
    ${moreOfTheSame}
    RETURNING l.id::text, l.spec, l.amount_milli AS "amountMilli"`;
}

/** Changes one line; what a reorder said of it is settled by that. */
export async function rewriteLine(
  tx: Tx,
  basketId: string,
  lineId: string,
  line: LineToPut,
  audit: AuditRecord,
): Promise<void> {
  await tx.$executeRaw`
    WITH touched AS (${touched(basketId)}), said AS (${said([audit])})
    UPDATE basket_line
       SET spec = ${line.spec}, unit = ${line.unit}, amount_milli = ${line.amountMilli},
           cuts = ${JSON.stringify(cutsText(line))}::jsonb, extras = ${[...line.extras]}::text[], note = ${line.note},
           seen = ${JSON.stringify(line.seen)}::jsonb, flags = '[]'
     WHERE basket_id = ${basketId}::uuid AND id = ${lineId}::uuid`;
}

/** Takes lines out; null: all. */
export async function deleteLines(
  tx: Tx,
  basketId: string,
  lineIds: readonly string[] | null,
  audit: AuditRecord,
): Promise<void> {
  const chosen = lineIds === null ? Prisma.empty : Prisma.sql`AND id = ANY (${[...lineIds]}::uuid[])`;
  await tx.$executeRaw`/* hot */
    WITH touched AS (${touched(basketId)}), said AS (${said([audit])})
    DELETE FROM basket_line WHERE basket_id = ${basketId}::uuid ${chosen}`;
}

export interface BasketPatch {
  name?: string | undefined;
  currency?: PriceCurrency | undefined;
  site?: BasketSite | null | undefined;
}

export async function updateBasket(
  tx: Tx,
  basketId: string,
  change: BasketPatch,
  audit: AuditRecord,
): Promise<void> {
  const site = change.site ? JSON.stringify(change.site) : null;
  await tx.$executeRaw`
    WITH said AS (${said([audit])})
    UPDATE basket SET name = coalesce(${change.name ?? null}, name), currency = coalesce(${change.currency ?? null}, currency),
           site = CASE WHEN ${change.site === undefined} THEN site ELSE ${site}::jsonb END, updated_at = now()
     WHERE id = ${basketId}::uuid`;
}

export async function deleteBasket(tx: Tx, basketId: string, audit: AuditRecord): Promise<void> {
  await tx.$executeRaw`
    WITH said AS (${said([audit])}) DELETE FROM basket WHERE id = ${basketId}::uuid`;
}

/** What the owner saw of every line just now. */
export async function keepSeen(
  tx: Tx,
  basketId: string,
  seen: readonly { id: string; seen: SeenPrice }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE basket_line l SET seen = r.seen, flags = '[]'
      FROM jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) AS r (id uuid, seen jsonb)
     WHERE l.basket_id = ${basketId}::uuid AND l.id = r.id`;
}

/** Guests' baskets that nobody has touched since. @returns how many were forgotten */
export const deleteGuestBaskets = (tx: Tx, before: Date): Promise<number> =>
  tx.$executeRaw`DELETE FROM basket WHERE user_id IS NULL AND updated_at < ${before}::timestamptz`;

const cutsText = ({ cuts }: LineFacts) =>
  cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces }));
