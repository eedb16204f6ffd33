import { signedMinor } from '@topsteel/domain/camt';
import type { Statement, StatementMessage } from '@topsteel/domain/camt';

/** One booked transfer on our account: positive came in, negative went out or back. Minor units. */
export interface BookedTransfer {
  /** The bank's own reference, the same in a notification and in the statement of the day. */
  bankReference: string;
  currency: string;
  signedMinor: bigint;
  /** The creditor reference (ISO 11649) that it names, in plain capitals. */
  rfReference: string;
}

/**
 * The transfers of a message that name a creditor reference. Booked entries only: what is pending can still not happen. An
 * entry without a reference of the bank cannot be told from its repetition, and is not counted.
 */
export function transfersOf(message: StatementMessage): BookedTransfer[] {
  return message.statements.flatMap(transfersOfStatement);
}

function transfersOfStatement({ entries }: Statement): BookedTransfer[] {
  return entries
    .filter(({ status }) => status === 'BOOK')
    .flatMap((entry) =>
      entry.transactions.flatMap((transaction, index): BookedTransfer[] => {
        const reference = entry.accountServicerReference ?? transaction.references.accountServicerReference;
        const { rfReference } = transaction;
        const amount = transaction.amount ?? (entry.transactions.length === 1 ? entry.amount : null);
        const signed = amount === null ? null : signedMinor(amount, transaction.direction);
        if (reference === null || rfReference === null || amount === null || signed === null) return [];
        return [
          {
            bankReference: `${reference}/${index.toString()}`,
            currency: amount.currency,
            signedMinor: signed,
            rfReference: plainReference(rfReference),
          },
        ];
      }),
    );
}

/**
 * What was received for a reference, less what went back, in minor units of the currency; 0 when more went back than came
 * in. Each transfer counts once, however often the bank tells of it.
 *
 * @example receivedFor([+311245 "a", +311245 "a", -311245 "b"], 'RF18…', 'EUR') // 0n
 */
export function receivedFor(
  transfers: readonly BookedTransfer[],
  reference: string,
  currency: string,
): bigint {
  const plain = plainReference(reference);
  const once = new Map(transfers.map((transfer) => [transfer.bankReference, transfer]));
  const sum = [...once.values()]
    .filter((transfer) => transfer.rfReference === plain && transfer.currency === currency)
    .reduce((total, transfer) => total + transfer.signedMinor, 0n);
  return sum > 0n ? sum : 0n;
}

/** @example plainReference('rf18 5390 0754 7034') // 'RF18539007547034' */
export const plainReference = (text: string): string => text.replace(/\s/g, '').toUpperCase();
