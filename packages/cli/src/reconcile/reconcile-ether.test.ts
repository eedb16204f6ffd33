import { expect } from 'chai';
import type { EtherFacts } from '@topsteel/domain/ether';
import { jsonOfEther, linesOfEther, reconcileEther } from './reconcile-ether.ts';

const relayer = `0x${'7e'.repeat(20)}`;
const treasury = `0x${'76'.repeat(20)}`;
const of = (address: string, more: Partial<EtherFacts>): EtherFacts => ({
  ...{ address, part: 'gas', ledgerWei: 0n, waitingWei: 0n, waiting: 0, waitingSince: null },
  ...{ laterWei: 0n, readBlock: 42n, ...more },
});
/** A node that counts what it is asked. */
const nodeOf = (held: Record<string, bigint>) => {
  const asked: string[] = [];
  const getBalance = ({ address, blockNumber }: { address: string; blockNumber?: bigint }) => {
    asked.push(`${address} ${blockNumber}`);
    return Promise.resolve(held[address] ?? 0n);
  };
  return { asked, client: { getBalance } as unknown as Parameters<typeof reconcileEther>[0] };
};
const patience = { tries: 3, everyMs: 1 };

describe('reconcile: ether', () => {
  it('waits for what is on its way into the books, and asks the node once', async () => {
    const { client, asked } = nodeOf({ [relayer]: 58n, [treasury]: 5n });
    const waits = of(relayer, { ledgerWei: 100n, waitingWei: -42n, waiting: 1, waitingSince: new Date() });
    const readings = [waits, of(relayer, { ledgerWei: 58n })].map((one) => [
      one,
      of(treasury, { part: 'treasury', ledgerWei: 5n }),
    ]);
    const found = await reconcileEther(client, 42n, () => Promise.resolve(readings.shift() ?? []), patience);
    expect([found.agrees, readings.length]).to.deep.equal([true, 0]);
    expect(asked).to.deep.equal([`${relayer} 42`, `${treasury} 42`]);
    expect(linesOfEther(found)).to.deep.equal([
      'ETH of deposit accounts, treasury and gas accounts',
      '  chain     0.000000000000000063   eth_getBalance of 2 accounts',
      '  ledger    0.000000000000000063   entries of native_wallet and gas_wallet up to this block',
    ]);
  });

  it('says what is pending when it does not come', async () => {
    const waits = of(relayer, { ledgerWei: 100n, waitingWei: -42n, waiting: 1, waitingSince: new Date() });
    const found = await reconcileEther(
      nodeOf({ [relayer]: 58n }).client,
      42n,
      () => Promise.resolve([waits]),
      patience,
    );
    expect(found.agrees).to.equal(null);
    expect(linesOfEther(found).slice(3)).to.deep.equal([
      '  pending   -0.000000000000000042   final, and not booked yet',
      `  Pending: ${found.pending[0] ?? ''}`,
    ]);
  });

  it('tells programs each account to the wei, also one that the chain cannot have', async () => {
    const facts = [of(relayer, { ledgerWei: 59n }), of('somewhere', { part: 'deposit', ledgerWei: 1n })];
    const { client, asked } = nodeOf({ [relayer]: 58n });
    const found = await reconcileEther(client, 42n, () => Promise.resolve(facts), patience);
    expect(asked).to.deep.equal([`${relayer} 42`]);
    const account = { waitingWei: '0', waiting: 0, differenceWei: '-1' };
    expect(jsonOfEther(found)).to.deep.equal({
      ...{ chainWei: '58', ledgerWei: '60', waitingWei: '0', agrees: false, pending: [] },
      differences: [
        `${relayer} (gas): the chain has 1 wei less than the books.`,
        'somewhere (deposit): the chain has 1 wei less than the books.',
      ],
      accounts: [
        { address: relayer, part: 'gas', chainWei: '58', ledgerWei: '59', ...account },
        { address: 'somewhere', part: 'deposit', chainWei: '0', ledgerWei: '1', ...account },
      ],
    });
  });
});
