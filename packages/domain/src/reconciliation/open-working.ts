import { isSameName } from './payer-name.ts';
import type {
  BankLine,
  Book,
  Claim,
  MatchingPolicy,
  Part,
  ProviderPayout,
  Receipt,
  SentTransfer,
} from './book.ts';

const DAY_MS = 86_400_000;
/** Letters, a year and a running number, whatever stands between them. */
const ORDER_NUMBER = /[A-Z]{2,4}[\s\-./_]{0,3}\d{4}[\s\-./_]{0,3}\d{4,9}(?!\d)/giu;

/** The book while it is matched: what each match takes is gone for the next. */
export type Working = ReturnType<typeof openWorking>;

export function openWorking(book: Book, policy: MatchingPolicy) {
  const due = new Map(book.claims.map((claim) => [claim.id, claim.dueMinor]));
  const claimOf = new Map(book.claims.map((claim) => [claim.id, claim]));
  const byReference = new Map(book.claims.map((claim) => [claim.reference, claim]));
  const byNumber = groupBy(book.claims, (claim) => plain(claim.orderNumber));
  const transfers = new Map(book.transfers.map((transfer) => [transfer.id, { ...transfer }]));
  const byEndToEndId = new Map([...transfers.values()].map((transfer) => [transfer.endToEndId, transfer]));
  const byMessage = groupBy([...transfers.values()], (transfer) => transfer.messageId);
  const receipts: Receipt[] = book.receipts.map((receipt) => ({ ...receipt }));
  const payouts: ProviderPayout[] = book.payouts.map((payout) => ({ ...payout }));
  const ibans = new Map(book.claims.map((claim) => [claim.id, new Set(claim.payerIbans)]));

  return {
    policy,
    receipts,
    payouts,
    claims: book.claims,
    transfers: [...transfers.values()],
    transferBy: (endToEndId: string | null): SentTransfer | undefined => byEndToEndId.get(endToEndId ?? ''),
    transfersOf: (messageId: string | null): readonly SentTransfer[] => byMessage.get(messageId ?? '') ?? [],
    dueOf: (claim: Claim): bigint => due.get(claim.id) ?? 0n,

    /** Claims that the line names by reference, and whether it names one that is not ours. */
    namedBy(line: BankLine): { claims: Claim[]; isForeign: boolean } {
      const found = line.rfReferences.map((readings) =>
        readings.map((reference) => byReference.get(reference)).find((claim) => claim !== undefined),
      );
      const claims = [...new Set(found.filter((claim) => claim !== undefined))];
      return { claims, isForeign: found.includes(undefined) };
    },

    /** Claims whose order's number stands in the line's texts; an order that was asked twice counts with its open one. */
    numberedBy(line: BankLine): Claim[] {
      const texts = [...line.texts, line.endToEndId ?? ''];
      const numbers = new Set(
        texts.flatMap((text) =>
          [...text.slice(0, 4_000).matchAll(ORDER_NUMBER)].map(([word]) => plain(word)),
        ),
      );
      return [...numbers].flatMap((number) => {
        const claims = byNumber.get(number) ?? [];
        const open = claims.filter(({ isClosed }) => !isClosed);
        return open.length > 0 ? open : claims;
      });
    },

    /** Nothing on the line says which order it is for. */
    isUnnamed(line: BankLine): boolean {
      return line.rfReferences.length === 0 && this.numberedBy(line).length === 0;
    },

    /** Is the payer the one of the claim, by an account that it has paid from or by its name? */
    payerOf(line: BankLine, claim: Claim): 'account' | 'name' | null {
      if (line.counterpartyIban !== null && ibans.get(claim.id)?.has(line.counterpartyIban) === true) {
        return 'account';
      }
      return isSameName(line.counterpartyName, claim.payerName) ? 'name' : null;
    },

    isInWindow(line: BankLine, claim: Claim): boolean {
      const days = (Date.parse(line.bookedOn) - Date.parse(claim.openedOn)) / DAY_MS;
      return days >= 0 && days <= policy.windowDays;
    },

    /** Charges of the line that we bear, when they are stated and within the limit. */
    feeOf: (line: BankLine): bigint => (line.chargesMinor <= policy.feeLimitMinor ? line.chargesMinor : 0n),

    take(line: BankLine, parts: readonly Part[]): void {
      for (const { kind, targetId, amountMinor, feeMinor } of parts) {
        const claim = claimOf.get(targetId ?? '');
        const transfer = transfers.get(targetId ?? '');
        if (kind === 'receipt' && claim !== undefined) {
          due.set(claim.id, (due.get(claim.id) ?? 0n) - amountMinor - feeMinor);
          receipts.push({
            lineId: line.id,
            claimId: claim.id,
            amountMinor,
            takenBackMinor: 0n,
            payerIban: line.counterpartyIban,
            endToEndId: line.endToEndId,
            bankReferences: line.bankReferences,
            rfReferences: line.rfReferences.flat(),
          });
        }
        if (kind === 'settled' && transfer !== undefined) transfer.isSettled = true;
        const payout = payouts.find(({ id }) => id === targetId);
        if (kind === 'payout-arrived' && payout !== undefined) payout.isArrived = true;
        if (kind === 'payout-back' && payout !== undefined) payout.isBack = true;
        if (kind === 'returned' && transfer !== undefined) transfer.isReturned = true;
      }
    },
  };
}

export const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/gu, '');

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);
