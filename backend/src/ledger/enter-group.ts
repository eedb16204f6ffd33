import { AppError } from '@topsteel/domain/errors';
import { ledgerId, type Leg, type TransferKind } from '@topsteel/domain/ledger';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import {
  accountId,
  accountRow,
  groupsOf,
  insertGroup,
  type KnownGroup,
  type TransferRow,
} from './infra/ledger-rows.ts';

/** A movement with the currency that both its accounts are kept in. */
export interface GroupLeg extends Leg {
  currency: Currency;
}

/** Linked movements that something other than the chain has caused: all of them are entered, or none. */
export interface Group {
  /** Names the act, for ever: one reference is entered once. Without "|". */
  externalRef: string;
  orderId: string | null;
  /** When it happened, by the provider's, the bank's or our own clock. */
  effectiveAt: Date;
  /** In the order in which they are entered; legs of zero are left out. */
  legs: readonly GroupLeg[];
}

/**
 * Enters a group as posted.
 *
 * @returns false when this reference was entered before: the earlier entry stands.
 * @throws AppError `not-conserved` when an account's limit would be passed; `conflict` when the reference stands with
 *   other movements.
 * @example
 * await enterGroup(tx, { externalRef: 'attempt:…:3', orderId, effectiveAt, legs: [
 *   { debit: accountOf('card_clearing', 'stripe'), credit: accountOf('order_liability', orderId),
 *     amountMinor: 311_244n, currency: 'EUR', code: 'capture' }] }) // true
 */
export async function enterGroup(tx: Tx, group: Group): Promise<boolean> {
  return enterNew(tx, group, 'single', null);
}

/**
 * Claims what a group will move, until it is posted, voided or expires.
 *
 * @returns false when this reference was claimed before.
 */
export async function claimGroup(tx: Tx, group: Group, expiresAt: Date | null = null): Promise<boolean> {
  return enterNew(tx, group, 'pending', expiresAt);
}

/**
 * Resolves the claim of a reference, once.
 *
 * @param amountsMinor what of each claimed movement is posted, in the group's order; absent, all of it. The rest is given
 *   back. A movement posted with 0 is voided.
 * @returns false when the claim was resolved before, in the same way or another.
 * @throws AppError `not-found` when nothing was claimed under the reference.
 */
export async function resolveGroup(
  tx: Tx,
  { externalRef, orderId, effectiveAt }: Omit<Group, 'legs'>,
  kind: 'post' | 'void' | 'expire',
  amountsMinor?: readonly bigint[],
): Promise<boolean> {
  const groups = await groupsOf(tx, externalRef);
  const claim = groups.find((group) => group.transfers.every((transfer) => transfer.kind === 'pending'));
  if (!claim) {
    throw new AppError('not-found', {
      message: `Nothing was claimed under ${externalRef}. Claim it before resolving it.`,
      details: { externalRef },
    });
  }
  if (claim.transfers.some((transfer) => transfer.state !== 'pending')) return false;
  const transfers = claim.transfers.map((claimed, index): TransferRow => {
    const amountMinor = amountsMinor?.[index] ?? claimed.amountMinor;
    const how: TransferKind = kind === 'post' && amountMinor === 0n ? 'void' : kind;
    return {
      ...rowOf(claimed),
      id: ledgerId('transfer', claimed.id, how),
      kind: how,
      pendingId: claimed.id,
      amountMinor: how === 'post' ? amountMinor : claimed.amountMinor,
    };
  });
  const id = ledgerId('group', claim.id, kind);
  return insertGroup(tx, {
    id,
    externalRef,
    orderId,
    chainId: null,
    blockNumber: null,
    effectiveAt,
    transfers,
  });
}

async function enterNew(
  tx: Tx,
  group: Group,
  kind: 'single' | 'pending',
  expiresAt: Date | null,
): Promise<boolean> {
  const legs = group.legs.filter((leg) => leg.amountMinor > 0n);
  if (legs.length === 0) return false;
  const id = ledgerId('group', group.externalRef, kind, '0');
  const transfers = legs.map(
    (leg, index): TransferRow => ({
      id: ledgerId('transfer', id, index.toString()),
      kind,
      pendingId: null,
      debitAccountId: accountId(leg.debit, leg.currency),
      creditAccountId: accountId(leg.credit, leg.currency),
      amountMinor: leg.amountMinor,
      code: leg.code,
      expiresAt,
    }),
  );
  const accounts = legs.flatMap(({ debit, credit, currency }) =>
    [debit, credit].map((ref) => accountRow(ref, currency, currencyDecimals[currency])),
  );
  const { externalRef, orderId, effectiveAt } = group;
  const row = { id, externalRef, orderId, chainId: null, blockNumber: null, effectiveAt, transfers };
  return insertGroup(tx, row, accounts);
}

/** The id of a posted group's transfer, by its place. */
export const transferIdOf = (externalRef: string, place = 0): string =>
  ledgerId('transfer', ledgerId('group', externalRef, 'single', '0'), place.toString());

const rowOf = ({ state: _state, ...row }: KnownGroup['transfers'][number]): TransferRow => row;
