import { counterpartyDown } from '../interruption.ts';
import type { Random } from '../random.ts';

export interface TransferStatus {
  id: string;
  payoutId: string;
  status: 'settled' | 'returned';
}

export type FakeBank = ReturnType<typeof fakeBank>;

/** A bank that carries out each payment file once, by its message id; a transfer that was settled may come back later. */
export function fakeBank(random: Random, downPerCent: () => number) {
  const transfers = new Map<
    string,
    { payoutId: string; amountMinor: bigint; status: 'sent' | 'settled' | 'returned' }
  >();
  const statement: TransferStatus[] = [];
  let calls = 0;
  return {
    calls: () => calls,
    send(messageId: string, payoutId: string, amountMinor: bigint): void {
      calls += 1;
      if (random.chance(downPerCent())) throw counterpartyDown;
      if (!transfers.has(messageId)) transfers.set(messageId, { payoutId, amountMinor, status: 'sent' });
      if (random.chance(downPerCent())) throw counterpartyDown;
    },
    live(isAtRest = false): void {
      for (const [messageId, transfer] of transfers) {
        const { payoutId, status } = transfer;
        const say = (next: 'settled' | 'returned'): void => {
          transfers.set(messageId, { ...transfer, status: next });
          statement.push({ id: `${messageId}:${next}`, payoutId, status: next });
        };
        if (status === 'sent' && (isAtRest || random.chance(40)))
          say(isAtRest || random.chance(80) ? 'settled' : 'returned');
        else if (status === 'settled' && !isAtRest && random.chance(8)) say('returned');
      }
    },
    /** The lines of the statement, some of them twice. */
    lines(): TransferStatus[] {
      if (random.chance(downPerCent())) throw counterpartyDown;
      return random.chance(30) ? [...statement, ...statement] : [...statement];
    },
    /** What left the account and did not come back. */
    paidMinor(): bigint {
      let paid = 0n;
      for (const { amountMinor, status } of transfers.values())
        if (status !== 'returned') paid += amountMinor;
      return paid;
    },
  };
}
