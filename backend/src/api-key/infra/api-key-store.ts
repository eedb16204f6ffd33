import type { ApiKeyScope } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

export interface NewApiKey {
  id: string;
  publicId: string;
  organisationId: string;
  name: string;
  scopes: ApiKeyScope[];
  secretHash: string;
  allowedNetworks: string[];
  createdBy: string;
  expiresAt: Date;
}

export const insertApiKey = (tx: Tx, key: NewApiKey) => tx.apiKey.create({ data: key });
export type ApiKeyRow = Awaited<ReturnType<typeof insertApiKey>>;

/** The keys of an organisation, newest first. */
export const listApiKeys = (client: Tx, organisationId: string): Promise<ApiKeyRow[]> =>
  client.apiKey.findMany({ where: { organisationId }, orderBy: { id: 'desc' }, take: 200 });

export const countActiveKeys = (tx: Tx, organisationId: string, now: Date): Promise<number> =>
  tx.apiKey.count({ where: { organisationId, revokedAt: null, expiresAt: { gt: now } } });

/** Locks a key of an organisation, so that two rotations of it come one after the other. */
export async function lockApiKey(tx: Tx, organisationId: string, id: string): Promise<ApiKeyRow | null> {
  await tx.$queryRaw`SELECT 1 FROM api_key WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.apiKey.findFirst({ where: { id, organisationId } });
}

export const changeSecret = (
  tx: Tx,
  id: string,
  change: { secretHash: string; oldSecretHash: string | null; oldUntil: Date | null; rotatedAt: Date },
): Promise<ApiKeyRow> => tx.apiKey.update({ where: { id }, data: change });

export const endApiKey = (tx: Tx, id: string, revokedAt: Date, revokedBy: string): Promise<ApiKeyRow> =>
  tx.apiKey.update({ where: { id }, data: { revokedAt, revokedBy, oldSecretHash: null, oldUntil: null } });

/** Ends every key that somebody made for an organisation. @returns the keys' ids */
export async function endKeysMadeBy(
  tx: Tx,
  organisationId: string,
  createdBy: string,
  revokedBy: string,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE api_key SET revoked_at = now(), revoked_by = ${revokedBy}, old_secret_hash = NULL, old_until = NULL
     WHERE organisation_id = ${organisationId}::uuid AND created_by = ${createdBy} AND revoked_at IS NULL
    RETURNING id::text`;
  return rows.map((row) => row.id);
}

/** A key that is in force, with the organisation it acts for: everything a request needs. */
export interface KeyHolder {
  id: string;
  name: string;
  scopes: ApiKeyScope[];
  secretHash: string;
  oldSecretHash: string | null;
  allowedNetworks: string[];
  isUseNoted: boolean;
  organisationId: string;
  organisationRoles: string[];
  custody: string;
}

/** One statement by the unique index of the public part. */
export async function findKeyHolder(client: Tx, publicId: string): Promise<KeyHolder | null> {
  const [row] = await client.$queryRaw<KeyHolder[]>`/* hot */
    SELECT k.id::text, k.name, k.scopes, k.secret_hash AS "secretHash",
           CASE WHEN k.old_until > now() THEN k.old_secret_hash END AS "oldSecretHash",
           k.allowed_networks AS "allowedNetworks",
           coalesce(k.last_used_at > now() - interval '1 minute', false) AS "isUseNoted",
           o.id::text AS "organisationId", o.roles AS "organisationRoles", o.custody
      FROM api_key k JOIN organisation o ON o.id = k.organisation_id
     WHERE k.public_id = ${publicId} AND k.revoked_at IS NULL AND k.expires_at > now()`;
  return row ?? null;
}

/** At most once a minute, whoever calls at once. */
export async function noteUse(client: Tx, id: string): Promise<void> {
  await client.$executeRaw`
    UPDATE api_key SET last_used_at = now()
     WHERE id = ${id}::uuid AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`;
}
