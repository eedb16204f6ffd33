import {
  chartOfAccounts,
  ledgerId,
  type AccountCode,
  type AccountRef,
  type TransferKind,
} from '@topsteel/domain/ledger';
import type { Tx } from '../../platform/database/index.ts';
import { asLedgerError } from './ledger-error.ts';

/** One row of ledger.transfer as it is entered; sequence and hashes are the database's. */
export interface TransferRow {
  id: string;
  kind: TransferKind;
  pendingId: string | null;
  debitAccountId: string;
  creditAccountId: string;
  amountMinor: bigint;
  code: string;
  expiresAt: Date | null;
}

/** Linked transfers, and what they follow from. */
export interface GroupRow {
  id: string;
  externalRef: string;
  orderId: string | null;
  chainId: number | null;
  blockNumber: bigint | null;
  effectiveAt: Date;
  transfers: readonly TransferRow[];
}

/** An earlier group of the same reference, with the transfers of it that nothing has resolved. */
export interface KnownGroup {
  id: string;
  transfers: (TransferRow & { state: string })[];
}

/** Opens the account when it is new. Its id follows from its names, so opening twice is opening once. */
export async function openAccount(tx: Tx, ref: AccountRef, currency: string, scale: number): Promise<string> {
  const kind = chartOfAccounts[ref.code];
  const id = accountId(ref, currency);
  await tx.$executeRawUnsafe(
    `INSERT INTO ledger.account (id, code, owner, currency, scale, normal_side, balance_limit)
     VALUES ($1::uuid, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    id,
    ref.code,
    ref.owner,
    currency,
    scale,
    kind.normalSide,
    kind.limit,
  );
  return id;
}

export const accountId = (ref: AccountRef, currency: string): string =>
  ledgerId('account', ref.code satisfies AccountCode, ref.owner, currency);

/**
 * Enters a group, all of it or nothing.
 *
 * @returns false when this id was entered before; the earlier entry stands and nothing is added.
 * @throws AppError `not-conserved` when the database refuses a transfer.
 */
export async function insertGroup(tx: Tx, group: GroupRow): Promise<boolean> {
  try {
    const entered = await tx.$executeRawUnsafe(
      `INSERT INTO ledger.transfer_group (id, size, external_ref, order_id, chain_id, block_number, effective_at)
       VALUES ($1::uuid, $2, $3, $4::uuid, $5::bigint, $6::numeric, $7::timestamptz) ON CONFLICT (id) DO NOTHING`,
      group.id,
      group.transfers.length,
      group.externalRef,
      group.orderId,
      group.chainId?.toString() ?? null,
      group.blockNumber?.toString() ?? null,
      group.effectiveAt.toISOString(),
    );
    if (entered === 0) return false;
    await tx.$executeRawUnsafe(
      `INSERT INTO ledger.transfer (id, group_id, position, kind, pending_id, debit_account_id, credit_account_id,
                                    amount, code, expires_at)
       SELECT id, $1::uuid, position, kind, pending_id, debit_account_id, credit_account_id, amount, code, expires_at
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, position integer, kind text, pending_id uuid,
              debit_account_id uuid, credit_account_id uuid, amount numeric, code text, expires_at timestamptz)
        ORDER BY position`,
      group.id,
      JSON.stringify(
        group.transfers.map((transfer, position) => ({
          id: transfer.id,
          position,
          kind: transfer.kind,
          pending_id: transfer.pendingId,
          debit_account_id: transfer.debitAccountId,
          credit_account_id: transfer.creditAccountId,
          amount: transfer.amountMinor.toString(),
          code: transfer.code,
          expires_at: transfer.expiresAt?.toISOString() ?? null,
        })),
      ),
    );
    return true;
  } catch (error) {
    throw asLedgerError(error);
  }
}

/** The groups entered for one reference, oldest first. */
export async function groupsOf(tx: Tx, externalRef: string): Promise<KnownGroup[]> {
  const rows = await tx.$queryRawUnsafe<
    {
      group_id: string;
      id: string;
      kind: TransferKind;
      pending_id: string | null;
      debit_account_id: string;
      credit_account_id: string;
      amount: string;
      code: string;
      state: string;
    }[]
  >(
    `SELECT t.group_id::text, t.id::text, t.kind, t.pending_id::text, t.debit_account_id::text,
            t.credit_account_id::text, t.amount::text, t.code, t.state
       FROM ledger.transfer_state t JOIN ledger.transfer_group g ON g.id = t.group_id
      WHERE g.external_ref = $1 ORDER BY t.sequence`,
    externalRef,
  );
  const groups = new Map<string, KnownGroup>();
  for (const row of rows) {
    const group = groups.get(row.group_id) ?? { id: row.group_id, transfers: [] };
    group.transfers.push({
      id: row.id,
      kind: row.kind,
      pendingId: row.pending_id,
      debitAccountId: row.debit_account_id,
      creditAccountId: row.credit_account_id,
      amountMinor: BigInt(row.amount),
      code: row.code,
      expiresAt: null,
      state: row.state,
    });
    groups.set(row.group_id, group);
  }
  return [...groups.values()];
}
