import type { AuditAct } from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import { standingAt } from './questions/index.ts';

export interface ActRow {
  id: string;
  at: Date;
  block: string;
  block_hash: string;
  tx_hash: string;
  log_index: number;
  contract: string;
  name: string;
  status: string;
  signer: string | null;
  organisation: string | null;
  standing: AuditAct['standing'];
  document_hash: string | null;
  args: Record<string, unknown>;
}

const organisation = Prisma.sql`coalesce(e.args ->> 'issuer', e.args ->> 'body', e.args ->> 'declarer',
  e.args ->> 'verifier', e.args ->> 'publisher', e.args ->> 'organisation', e.args ->> 'receiver', e.args ->> 'holder')`;
const signer = Prisma.sql`CASE WHEN e.contract = 'directory' THEN NULL
  ELSE coalesce(e.args ->> 'signer', e.args ->> 'actor', e.args ->> 'receiverSigner', e.args ->> 'acceptanceSigner') END`;

/** Events whose arguments contain one of these objects, of some contracts or of all, of some times or (null) of all. */
export interface ActsPart {
  matches: readonly object[];
  contracts?: readonly string[];
  periods: readonly { from: Date; until: Date }[] | null;
}

/**
 * Events of an object that stand, newest first, with who signed and how they stood for the organisation then.
 *
 * @param transaction Its events are those of this one, whatever they name.
 */
export const selectActs = (
  tx: Tx,
  transaction: string | undefined,
  parts: readonly ActsPart[],
  take: number,
): Promise<ActRow[]> => {
  const conditions = parts.flatMap(({ matches, contracts, periods }) => {
    const texts = matches.map((match) => JSON.stringify(match));
    if (transaction === undefined && texts.length === 0) return [];
    const named =
      transaction === undefined
        ? Prisma.sql`e.args @> ANY (${texts}::text[]::jsonb[])`
        : Prisma.sql`e.tx_hash = ${transaction}`;
    const told =
      contracts === undefined ? Prisma.sql`true` : Prisma.sql`e.contract = ANY (${contracts}::text[])`;
    return [Prisma.sql`(${named} AND ${told} AND ${within(periods)})`];
  });
  if (conditions.length === 0) return Promise.resolve([]);
  return tx.$queryRaw<ActRow[]>`
    WITH shown AS MATERIALIZED (
      SELECT e.*, ${organisation} AS whose, ${signer} AS who FROM bridge.event e
       WHERE e.status <> 'orphaned' AND e.contract <> 'usdc' AND e.name NOT IN ('TransferSingle', 'TransferBatch')
         AND (${Prisma.join(conditions, ' OR ')})
       ORDER BY e.id DESC LIMIT ${take}
    )
    SELECT s.id::text, s.block_timestamp AS at, s.block_number::text AS block, s.block_hash, s.tx_hash, s.log_index,
           s.contract, s.name, s.status, s.who AS signer, s.whose AS organisation,
           CASE WHEN s.who IS NULL OR s.whose IS NULL THEN NULL
                ELSE ${standingAt(Prisma.sql`s.whose`, Prisma.sql`s.who`, Prisma.sql`s.block_timestamp`)} END AS standing,
           coalesce(s.args ->> 'documentHash', s.args -> 'statement' ->> 'documentHash', s.args ->> 'root',
                    s.args ->> 'profile', s.args ->> 'purpose', s.args ->> 'evidence') AS document_hash, s.args
      FROM shown s ORDER BY s.id DESC`;
};

function within(periods: readonly { from: Date; until: Date }[] | null): Prisma.Sql {
  if (periods === null) return Prisma.sql`true`;
  const conditions = periods.map(
    ({ from, until }) => Prisma.sql`(e.block_timestamp >= ${from} AND e.block_timestamp < ${until})`,
  );
  return conditions.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(conditions, ' OR ')})`;
}
