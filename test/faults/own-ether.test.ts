import { deploymentOf, usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { expect } from 'chai';
import pg from 'pg';
import type { Address } from 'viem';
import { until } from '../../scripts/seed/until.ts';
import { reconcile, type Reconciliation } from './invariants.ts';
import { openTrade, payOrder, smallestOffer } from './sell-plate.ts';
import { tokenOwner } from './token-owner.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const PATIENCE_MS = 120_000;

describe('Ether and tokens of ours, by the chain', function () {
  this.timeout(0);
  let world: FaultWorld;
  let node: ReturnType<typeof tokenOwner>['node'];
  before(async () => {
    world = await faultWorld();
    ({ node } = tokenOwner(world));
  });

  /** Reconciled at a block after now. */
  const reconciled = async (
    what: string,
    isSo: (found: Reconciliation) => boolean,
  ): Promise<Reconciliation> => {
    const since = await node.getBlockNumber();
    await node.mine({ blocks: 4 });
    return until(
      what,
      () => reconcile(world),
      (found) => BigInt(found.block.number) >= since && isSo(found),
      PATIENCE_MS,
    );
  };
  const sql = async (text: string): Promise<Record<string, string>[]> => {
    const client = new pg.Client({ connectionString: world.ground.env['DATABASE_URL'] });
    await client.connect();
    return client.query<Record<string, string>>(text).then(
      ({ rows }) => client.end().then(() => rows),
      (error: unknown) => client.end().then(() => Promise.reject(error as Error)),
    );
  };

  it('are booked to the wei when an order is paid in ether', async () => {
    const trade = await smallestOffer(await openTrade(world));
    const orderedGrams = BigInt(trade.offer.minGrams);
    const { payment } = await payOrder(world, trade, { rail: 'eth', orderedGrams });
    const { ether } = await reconciled('the ether to agree', ({ agrees }) => agrees === true);
    expect(ether.chainWei).to.equal(ether.ledgerWei);
    const of = (wanted: string) => ether.accounts.filter(({ part }) => part === wanted);
    expect(of('gas')).to.have.lengthOf(3);
    expect(of('deposit').map(({ chainWei }) => chainWei)).to.deep.equal([payment.amountMinor]);
    // Every transaction of a key of ours that is final has its receipt, and the gas of each is one entry.
    const [counted] = await sql(`
      SELECT (SELECT count(*) FROM bridge.own_move WHERE kind = 'gas')::text AS moves,
             (SELECT count(*) FROM ledger.transfer WHERE code = 'gas')::text AS entries,
             (SELECT sum(fee_wei) FROM bridge.own_receipt r JOIN bridge.own_move m ON m.tx_hash = r.tx_hash AND m.kind = 'gas')::text AS burned,
             (SELECT sum(amount) FROM ledger.transfer WHERE code = 'gas')::text AS booked`);
    expect(Number(counted?.['moves'])).to.be.above(10);
    expect([counted?.['entries'], counted?.['booked']]).to.deep.equal([
      counted?.['moves'],
      counted?.['burned'],
    ]);
  });

  it('are told apart: one unit of USDC that somebody sent straight to the escrow is nobody’s', async () => {
    const { usdc, settlementEscrow } = deploymentOf(31337);
    const { address: account } = demoAccount('usdcMinter');
    await node.writeContract({
      ...{
        address: usdc,
        abi: usdcAbi,
        functionName: 'mint',
        args: [settlementEscrow, 1n],
        account,
        chain: null,
      },
    });
    const { agrees, tokens } = await reconciled(
      'the surplus to be told',
      (found) => found.tokens[0]?.surplusMinor === '1',
    );
    expect([agrees, tokens[0]?.differences]).to.deep.equal([true, []]);
  });

  it('are found missing, by the wei and the account', async () => {
    // As if the deposit's key had been used by hand.
    const { ether } = await reconcile(world);
    const lying = ether.accounts.find(({ part, chainWei }) => part === 'deposit' && chainWei !== '0');
    const address = lying?.address as Address;
    const had = await node.getBalance({ address });
    await node.setBalance({ address, value: had - 1n });
    const found = await reconciled('the missing wei to be found', ({ agrees }) => agrees === false);
    expect(found.ether.differences).to.deep.equal([
      `${address} (deposit): the chain has 1 wei less than the books.`,
    ]);
    await node.setBalance({ address, value: had });
    await reconciled('the ether to agree again', ({ agrees }) => agrees === true);
  });
});
