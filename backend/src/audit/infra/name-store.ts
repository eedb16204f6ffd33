import type { Tx } from '../../platform/database/index.ts';

/** Names of accounts that are an organisation's here, by checksummed address. */
export async function namesOf(tx: Tx, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (accounts.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ account: string; name: string }[]>`
    SELECT account, name FROM organisation WHERE account = ANY (${[...new Set(accounts)]})`;
  return new Map(rows.map(({ account, name }) => [account, name]));
}
