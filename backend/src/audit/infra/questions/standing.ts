import { Prisma } from '../../../generated/prisma/client.ts';

/**
 * How a key stood for an organisation at a moment, by the directory's events: `in-force`, `compromised` (marked as stolen
 * since then or before, whenever that was said), `out-of-window`, `own-account` (the organisation's account itself), or
 * `unknown`: the directory never named it. Times are compared as seconds: a window may begin where PostgreSQL has no time left.
 */
export const standingAt = (
  organisation: Prisma.Sql,
  signer: Prisma.Sql,
  at: Prisma.Sql,
): Prisma.Sql => Prisma.sql`(
  SELECT CASE
      WHEN bool_or(d.name = 'SignerCompromised' AND (d.args ->> 'since')::bigint <= extract(epoch FROM ${at})) THEN 'compromised'
      WHEN bool_or(d.name = 'SignerRemoved' AND (d.args ->> 'removedAt')::bigint <= extract(epoch FROM ${at})) THEN 'out-of-window'
      WHEN bool_or(d.name = 'SignerAdded' AND (d.args ->> 'validFrom')::bigint <= extract(epoch FROM ${at})
                   AND (d.args ->> 'validUntil')::bigint > extract(epoch FROM ${at})) THEN 'in-force'
      WHEN bool_or(d.name = 'SignerAdded') THEN 'out-of-window'
      WHEN ${organisation} = ${signer} THEN 'own-account'
      ELSE 'unknown' END
    FROM bridge.event d
   WHERE d.contract = 'directory' AND d.status <> 'orphaned'
     AND d.args @> jsonb_build_object('organisation', ${organisation}, 'signer', ${signer}))`;
