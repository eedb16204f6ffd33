import { AppError } from '@topsteel/domain/errors';
import {
  chartOfAccounts,
  ledgerId,
  type AccountCode,
  type AccountRef,
  type BalanceLimit,
  type GroupState,
  type Side,
  type TransferKind,
} from '@topsteel/domain/ledger';
import type { Tx } from '../../platform/database/index.ts';
import { asLedgerError } from './ledger-error.ts';

/** One row of ledger.transfer as it is entered; its place in the chain is the database's. */
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
  transfers: (TransferRow & { state: GroupState })[];
}

/** An account as the database opens it when a posting names it for the first time. */
export interface AccountRow {
  id: string;
  code: AccountCode;
  owner: string;
  currency: string;
  scale: number;
  normal_side: Side;
  balance_limit: BalanceLimit;
}

/** Ids are hashes of names, and a busy account is named with every posting: the last ones are kept. */
const knownIds = new Map<string, string>();
const KNOWN_IDS = 10_000;

/** An account's id follows from its names, so naming it twice is naming one account. */
export function accountId(ref: AccountRef, currency: string): string {
  const key = `${ref.code}|${currency}|${ref.owner}`;
  let id = knownIds.get(key);
  if (id === undefined) {
    id = ledgerId('account', ref.code, ref.owner, currency);
    if (knownIds.size >= KNOWN_IDS) knownIds.clear();
    knownIds.set(key, id);
  }
  return id;
}

export function accountRow(ref: AccountRef, currency: string, scale: number): AccountRow {
  const { normalSide, limit } = chartOfAccounts[ref.code];
  return {
    id: accountId(ref, currency),
    code: ref.code,
    owner: ref.owner,
    currency,
    scale,
    normal_side: normalSide,
    balance_limit: limit,
  };
}

/**
 * Enters a group in one call, all of it or nothing, and opens the accounts that are new.
 *
 * @returns false when the same group was entered before, or another has resolved one of its claims; nothing is added.
 * @throws AppError `not-conserved` when the database refuses a transfer; `conflict` when the group's id stands with
 *   other movements.
 */
export async function insertGroup(
  tx: Tx,
  group: GroupRow,
  accounts: readonly AccountRow[] = [],
): Promise<boolean> {
  const document = JSON.stringify({
    id: group.id,
    size: group.transfers.length,
    resolves: group.transfers.some(({ pendingId }) => pendingId !== null),
    external_ref: group.externalRef,
    order_id: group.orderId,
    chain_id: group.chainId?.toString() ?? null,
    block_number: group.blockNumber?.toString() ?? null,
    effective_at: group.effectiveAt.toISOString(),
    accounts: [...new Map(accounts.map((account) => [account.id, account])).values()],
    transfers: group.transfers.map((transfer, position) => ({
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
  });
  let rows: { outcome: 'entered' | 'known' | 'conflict' | 'resolved' }[];
  try {
    rows = await tx.$queryRawUnsafe(
      'INSERT INTO ledger.posting (document) VALUES ($1::jsonb) RETURNING outcome',
      document,
    );
  } catch (error) {
    throw asLedgerError(error);
  }
  const outcome = rows[0]?.outcome;
  if (outcome === 'conflict') {
    throw new AppError('conflict', {
      message: `The books have ${group.externalRef} with other movements. Correct with a new posting under a reference of its own.`,
      details: { reason: 'posted-otherwise', externalRef: group.externalRef, groupId: group.id },
    });
  }
  return outcome === 'entered';
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
      state: GroupState;
    }[]
  >(
    `SELECT t.group_id::text, t.id::text, t.kind, t.pending_id::text, t.debit_account_id::text,
            t.credit_account_id::text, t.amount::text, t.code, t.state
       FROM ledger.transfer_state t JOIN ledger.transfer_group g ON g.id = t.group_id
      WHERE g.external_ref = $1 ORDER BY t.entry`,
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
