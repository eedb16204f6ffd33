import type {
  BankLine,
  Book,
  Claim,
  ProviderPayout,
  Receipt,
  SentTransfer,
} from '@topsteel/domain/reconciliation';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf } from './entry-store.ts';
import { replacedTransfers } from './replaced-transfers.ts';
import { storedTransfer } from './transfer-store.ts';

const DAY_MS = 86_400_000;
/** Banks take payments back up to 13 months after them. */
const LOOK_BACK_DAYS = 400;

/** What lines can be for: transfers that we wait for, transfers that we sent, and what came in before. */
export async function readBook(tx: Tx, now: Date): Promise<Book> {
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS);
  const rows = await tx.bankClaim.findMany({
    where: { createdAt: { gte: since } },
    include: { allocations: { include: { entry: { select: { line: true } } } } },
    orderBy: { id: 'asc' },
  });
  const ibansOf = new Map<string, Set<string>>();
  const receipts: Receipt[] = [];
  for (const { payerName, allocations } of rows) {
    const ibans = ibansOf.get(payerName) ?? new Set<string>();
    ibansOf.set(payerName, ibans);
    for (const allocation of allocations) {
      if (allocation.kind !== 'receipt' || allocation.claimId === null) continue;
      const line = allocation.entry.line as unknown as BankLine;
      if (line.counterpartyIban !== null) ibans.add(line.counterpartyIban);
      const back = allocations.filter(({ receiptEntryId }) => receiptEntryId === allocation.entryId);
      receipts.push({
        lineId: allocation.entryId,
        claimId: allocation.claimId,
        amountMinor: BigInt(allocation.amountMinor.toFixed()),
        takenBackMinor: sumOf(back.map(({ amountMinor }) => amountMinor)),
        payerIban: line.counterpartyIban,
        endToEndId: line.endToEndId,
        bankReferences: line.bankReferences,
        rfReferences: line.rfReferences.flat(),
      });
    }
  }
  const claims = rows.map((row): Claim => {
    const amounts = (kind: string) => row.allocations.filter((each) => each.kind === kind);
    const received = sumOf(
      amounts('receipt').flatMap(({ amountMinor, feeMinor }) => [amountMinor, feeMinor]),
    );
    const takenBack = sumOf(amounts('taken-back').map(({ amountMinor }) => amountMinor));
    return {
      id: row.id,
      reference: row.reference,
      orderNumber: row.orderNumber,
      dueMinor: BigInt(row.amountMinor.toFixed()) - received + takenBack,
      payerName: row.payerName,
      payerIbans: [...(ibansOf.get(row.payerName) ?? [])],
      openedOn: dayOf(row.createdAt),
      isClosed: row.closedAt !== null,
    };
  });
  return {
    claims,
    transfers: await readTransfers(tx, since),
    receipts,
    payouts: await readPayouts(tx, since),
  };
}

/** The account is kept in euros: a payout in another currency comes as another amount. */
async function readPayouts(tx: Tx, since: Date): Promise<ProviderPayout[]> {
  const rows = await tx.providerPayout.findMany({
    where: { currency: 'EUR', arrivesOn: { gte: since } },
    include: { allocations: { select: { kind: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ allocations, ...row }) => ({
    id: row.id,
    provider: row.provider,
    ref: row.ref,
    amountMinor: BigInt(row.amountMinor.toFixed()),
    arrivesOn: dayOf(row.arrivesOn),
    isFailed: row.isFailed,
    isArrived: allocations.some(({ kind }) => kind === 'payout-arrived'),
    isBack: allocations.some(({ kind }) => kind === 'payout-back'),
  }));
}

/**
 * All that the bank may have: also what it has not answered for yet, and what it has refused, since it may have made it
 * all the same. A refused transfer whose money has gone out another way meanwhile is left to a person.
 */
async function readTransfers(tx: Tx, since: Date): Promise<SentTransfer[]> {
  const rows = await tx.bankTransfer.findMany({
    where: {
      file: { createdAt: { gte: since } },
      OR: [{ status: { not: 'waiting' } }, { file: { xml: { not: null } } }],
    },
    include: { file: { select: { messageId: true } } },
    orderBy: { id: 'asc' },
  });
  const replaced = await replacedTransfers(
    tx,
    rows.filter(({ status }) => status === 'rejected').map(storedTransfer),
  );
  return rows
    .filter(({ id }) => !replaced.has(id))
    .map((row) => ({
      id: row.id,
      endToEndId: row.endToEndId,
      messageId: row.file.messageId,
      amountMinor: BigInt(row.amountMinor.toFixed()),
      creditorIban: row.creditorIban,
      isSettled: row.status === 'settled' || row.status === 'returned',
      isReturned: row.status === 'returned',
      isRefused: row.status === 'rejected',
    }));
}

const sumOf = (amounts: readonly { toFixed(): string }[]): bigint =>
  amounts.reduce((total, amount) => total + BigInt(amount.toFixed()), 0n);
