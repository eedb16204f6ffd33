import {
  ledgerId,
  planStage,
  type GroupState,
  type Leg,
  type TransferCode,
  type TransferKind,
} from '@topsteel/domain/ledger';
import type { EventStage } from '@topsteel/domain/bridge';
import type { Tx } from '../platform/database/index.ts';
import {
  accountId,
  accountRow,
  groupsOf,
  insertGroup,
  type KnownGroup,
  type TransferRow,
} from './infra/ledger-rows.ts';

const TAKEN_BACK: TransferCode = 'taken-back';

/** What one event of the chain means for the books. */
export interface Posting {
  /** Names the event: chain, block hash and log index. One reference posts once. */
  externalRef: string;
  orderId: string | null;
  chainId: number;
  blockNumber: bigint;
  effectiveAt: Date;
  currency: string;
  scale: number;
  legs: readonly Leg[];
}

/**
 * Brings the books to the stage that the event has reached: claimed (pending) when it is seen, posted when it is final,
 * given back when its block was replaced. What was posted is never changed: when the chain takes back a final event, its
 * mirror image is entered. May be called any number of times, in any order the chain allows; what is already so stays
 * so. Legs of zero are left out.
 *
 * @throws AppError `not-conserved` when an account's limit would be passed.
 * @example seen → one pending group; final → its post; seen, orphaned, seen → pending, void, a new pending.
 */
export async function enterPosting(tx: Tx, posting: Posting, stage: EventStage): Promise<void> {
  const all = await groupsOf(tx, posting.externalRef);
  const groups = all.filter((group) => !isReversal(group, all));
  const states = groups.map((group) => stateOf(group, all));
  const act = planStage(states, stage);
  switch (act) {
    case 'nothing':
      return;
    case 'reverse': {
      const posted = groups[states.indexOf('posted')];
      if (posted) await reverse(tx, posting, posted);
      return;
    }
    case 'claim':
    case 'enter':
      return enterNew(tx, posting, act === 'enter' ? 'single' : 'pending', all.length);
    case 'post':
    case 'void': {
      const claim = groups[states.indexOf('pending')];
      if (claim) await resolve(tx, posting, claim, act);
    }
  }
}

/** The state that all transfers of a group share; a group whose claims ended in different ways is over. */
function stateOf({ id, transfers }: KnownGroup, groups: readonly KnownGroup[]): GroupState {
  const [first] = transfers;
  if (groups.some((other) => other.id === reversalOf(id))) return 'reversed';
  return first !== undefined && transfers.every(({ state }) => state === first.state)
    ? first.state
    : 'resolved';
}

async function enterNew(
  tx: Tx,
  posting: Posting,
  kind: 'single' | 'pending',
  earlier: number,
): Promise<void> {
  const groupId = ledgerId('group', posting.externalRef, kind, earlier.toString());
  const legs = posting.legs.filter((leg) => leg.amountMinor > 0n);
  if (legs.length === 0) return;
  const transfers = legs.map(
    (leg, index): TransferRow => ({
      id: ledgerId('transfer', groupId, index.toString()),
      kind,
      pendingId: null,
      debitAccountId: accountId(leg.debit, posting.currency),
      creditAccountId: accountId(leg.credit, posting.currency),
      amountMinor: leg.amountMinor,
      code: leg.code,
      expiresAt: null,
    }),
  );
  const accounts = legs.flatMap(({ debit, credit }) =>
    [debit, credit].map((ref) => accountRow(ref, posting.currency, posting.scale)),
  );
  await insertGroup(tx, { ...posting, id: groupId, transfers }, accounts);
}

async function resolve(tx: Tx, posting: Posting, claim: KnownGroup, kind: TransferKind): Promise<void> {
  const groupId = ledgerId('group', claim.id, kind);
  const transfers = claim.transfers.map((claimed) => ({
    ...claimed,
    id: ledgerId('transfer', claimed.id, kind),
    kind,
    pendingId: claimed.id,
  }));
  await insertGroup(tx, { ...posting, id: groupId, transfers });
}

const reversalOf = (groupId: string): string => ledgerId('group', groupId, 'reverse');
const isReversal = ({ id }: KnownGroup, groups: readonly KnownGroup[]): boolean =>
  groups.some((other) => reversalOf(other.id) === id);

/** Moves back what was posted, the last transfer first, so that no account is short on the way. */
async function reverse(tx: Tx, posting: Posting, posted: KnownGroup): Promise<void> {
  const transfers = posted.transfers.toReversed().map(
    (transfer): TransferRow => ({
      ...transfer,
      id: ledgerId('transfer', transfer.id, 'reverse'),
      kind: 'single',
      pendingId: null,
      debitAccountId: transfer.creditAccountId,
      creditAccountId: transfer.debitAccountId,
      code: TAKEN_BACK,
    }),
  );
  await insertGroup(tx, { ...posting, id: reversalOf(posted.id), transfers });
}
