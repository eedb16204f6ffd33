import { expect } from 'chai';
import { deploymentOf } from '@topsteel/chain';
import { ReadEscrowHistory } from '../../src/audit/escrow-history.ts';
import { ReadCursor } from '../../src/audit/read-cursor.ts';
import { ChainClient } from '../../src/platform/chain/index.ts';
import { openMarket, type Market } from '../market/open-market.ts';
import { MAX_AMOUNT, SELLER_ACCOUNT } from '../market/stock-market.ts';

const { settlementEscrow } = deploymentOf(31337);
const STRANGER = '0x90f79bf6eb2c4f870365e785982e1f101e93b906';

describe('the escrow day by day', () => {
  let market: Market;
  let history: ReadEscrowHistory;
  beforeEach(async () => {
    market = await openMarket();
    const { config, prisma } = market.database;
    const chain = new ChainClient(config);
    history = new ReadEscrowHistory(prisma, chain, new ReadCursor(config, prisma, chain));
  });
  afterEach(() => market.close());

  /** A transfer of the token, in the transaction of the other events of that block. */
  const transfer = async (from: string, to: string, minor: bigint, block: number) => {
    await market.database.sql.query(
      `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp)
       VALUES (31337, $1, $2, 'parent', to_timestamp($3)) ON CONFLICT DO NOTHING`,
      [block, `0x${block.toString(16).padStart(64, '0')}`, 1_795_424_400 + block],
    );
    await market.database.sql.query(
      `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
       VALUES (31337, $1, $2, 9, $3, 'usdc', 'Transfer', $4, to_timestamp($5), 'final')`,
      [
        block,
        `0x${block.toString(16).padStart(64, '0')}`,
        `0x${(block * 1_000).toString(16).padStart(64, '0')}`,
        JSON.stringify({ from, to, value: minor.toString() }),
        1_795_424_400 + block,
      ],
    );
  };

  it('is what payments brought and the books say; what somebody sent straight to it stands beside', async () => {
    const order = await market.pay(await market.order());
    const paymentId = order.payment.paymentId as `0x${string}`;
    const terms = order.payment.terms as never;
    await market.emit(
      'PaymentAuthorized',
      { paymentId, payer: market.wallet.address, receiver: SELLER_ACCOUNT, terms },
      { block: 10, status: 'final' },
    );
    await transfer(market.wallet.address, settlementEscrow, MAX_AMOUNT, 10);
    await transfer(STRANGER, settlementEscrow, 5n, 20);
    await market.hear();
    const { days } = await history.run();
    const held = MAX_AMOUNT.toString();
    expect(days).to.deep.equal([
      {
        day: '2026-11-23',
        block: '20',
        ...{ chainMinor: held, ledgerMinor: held, inMinor: held, outMinor: '0', surplusMinor: '5' },
      },
    ]);
  });
});
