import { expect } from 'chai';
import { deploymentOf } from '@topsteel/chain';
import { AuditEther } from '../../src/audit/audit-ether.ts';
import { ReadBooks } from '../../src/ledger/index.ts';
import { ChainClient } from '../../src/platform/chain/index.ts';
import { BookEther } from '../../src/rail/eth/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { problemOf } from '../market/open-market.ts';
import { EscrowNode } from './escrow-node.ts';

const ETHER = 10n ** 18n;
/** 21,000 gas at 2 gwei. */
const FEE = 42_000_000_000_000n;
const relayer = `0x${'7e'.repeat(20)}`;
const treasury = `0x${'76'.repeat(20)}`;
const deposit = `0x${'de'.repeat(20)}`;
const buyer = `0x${'b0'.repeat(20)}`;

describe('ether by chain and books', () => {
  const node = new EscrowNode();
  const first = BigInt(deploymentOf(31337).blockNumber);
  const last = first + 20n;
  let database: TestDatabase;
  let ether: BookEther;
  let audit: AuditEther;

  before(async () => {
    database = await openDatabase({ RPC_URL: await node.start(), GRAPH_URL: 'http://127.0.0.1:9/' });
    node.finalBlock = last;
    await database.sql.query(
      "INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number) VALUES (31337, $1, 'hash', $1)",
      [last.toString()],
    );
    for (const [address, part] of [
      [relayer, 'gas'],
      [treasury, 'treasury'],
    ]) {
      await database.sql.query(
        `INSERT INTO bridge.own_account (chain_id, address, part, opened_block, opened_nonce, read_block)
         VALUES (31337, $1, $2, $3, 0, $4)`,
        [address, part, first.toString(), last.toString()],
      );
    }
    ether = new BookEther(database.prisma);
    audit = new AuditEther(database.prisma, new ChainClient(database.config));
  });
  after(async () => {
    await database.close();
    await node.stop();
  });

  /** As the oracles keep it. */
  const moved = (
    [block, tx]: [number, string],
    address: string,
    kind: string,
    wei: bigint,
    other: string | null = null,
  ) =>
    database.sql.query(
      `INSERT INTO bridge.own_move (chain_id, address, kind, tx_hash, block_number, block_hash, moved_at, wei, other)
       VALUES (31337, $1, $2, $3, $4, $5, now(), $6, $7)`,
      [address, kind, tx, (first + BigInt(block)).toString(), `0xb${block}`, wei.toString(), other],
    );
  const balanceOf = async (code: 'gas_wallet' | 'gas_expense' | 'own_funds', owner = '') =>
    (await new ReadBooks(database.prisma).accounts({ code })).items.find((one) => one.owner === owner)
      ?.balanceMinor;
  const groups = async (): Promise<string | undefined> => {
    const count = 'SELECT count(*)::text AS count FROM ledger.transfer_group';
    return (await database.sql.query<{ count: string }>(count)).rows[0]?.count;
  };

  it('books what accounts began with, their gas once, and what they were given', async () => {
    await moved([0, ''], relayer, 'opening', 10n * ETHER);
    await moved([0, ''], treasury, 'opening', 3n * ETHER);
    await moved([1, '0xa1'], relayer, 'gas', -FEE);
    await moved([2, '0xa2'], relayer, 'gas', -FEE);
    await moved([2, '0xa2'], relayer, 'top-up', -2n * FEE, deposit);
    await moved([2, '0xa2'], deposit, 'top-up', 2n * FEE, relayer);
    await moved([3, '0xa3'], deposit, 'gas', -FEE);
    await moved([4, ''], relayer, 'arrival', ETHER, buyer);
    await moved([5, '0xa5'], relayer, 'by-hand', -5n, buyer);
    await database.sql.query(
      'INSERT INTO bridge.native_deposit (address, index, final_block) VALUES ($1, 7, $2)',
      [deposit, last.toString()],
    );
    node.wei.set(relayer, 11n * ETHER - 4n * FEE - 5n);
    node.wei.set(treasury, 3n * ETHER);
    node.wei.set(deposit, FEE);
    const early = await audit.run();
    expect([early.agrees, early.differences]).to.deep.equal([null, []]);
    expect([early.ledgerWei, early.waitingWei]).to.deep.equal([
      '0',
      (14n * ETHER - 3n * FEE - 5n).toString(),
    ]);

    expect(await ether.run()).to.equal(8);
    expect(await ether.run()).to.equal(0);
    expect([
      await balanceOf('gas_wallet', relayer),
      await balanceOf('gas_wallet', deposit),
      await balanceOf('gas_expense'),
      await balanceOf('own_funds'),
    ]).to.deep.equal([
      (11n * ETHER - 4n * FEE - 5n).toString(),
      FEE.toString(),
      (3n * FEE).toString(),
      (14n * ETHER - 5n).toString(),
    ]);
    const found = await audit.run();
    expect([found.agrees, found.differences, found.pending]).to.deep.equal([true, [], []]);
    expect([found.chainWei, found.ledgerWei, found.waitingWei]).to.deep.equal([
      (14n * ETHER - 3n * FEE - 5n).toString(),
      (14n * ETHER - 3n * FEE - 5n).toString(),
      '0',
    ]);
    expect(found.accounts.map(({ address, differenceWei }) => [address, differenceWei])).to.deep.equal([
      [relayer, '0'],
      [treasury, '0'],
      [deposit, '0'],
    ]);
  });

  it('books a move once, whatever process asks again', async () => {
    const before = await groups();
    await database.sql.query("UPDATE bridge.own_move SET booked_as = NULL WHERE kind = 'gas'");
    expect(await ether.run()).to.equal(3);
    expect(await groups()).to.equal(before);
    expect(await balanceOf('gas_expense')).to.equal((3n * FEE).toString());
  });

  it('projects the books to a block before', async () => {
    const at = first + 3n;
    node.wei.set(relayer, 10n * ETHER - 4n * FEE);
    const found = await audit.run(at);
    expect([found.agrees, found.ledgerWei]).to.deep.equal([true, (13n * ETHER - 3n * FEE).toString()]);
    node.wei.set(relayer, 11n * ETHER - 4n * FEE - 5n);
  });

  it('names an account by the wei that it differs', async () => {
    node.wei.set(relayer, 11n * ETHER - 4n * FEE - 6n);
    node.wei.set(treasury, 3n * ETHER + 1n);
    const found = await audit.run();
    expect([found.agrees, found.differences]).to.deep.equal([
      false,
      [
        `${treasury} (treasury): the chain has 1 wei more than the books.`,
        `${relayer} (gas): the chain has 1 wei less than the books.`,
      ],
    ]);
    node.wei.set(relayer, 11n * ETHER - 4n * FEE - 5n);
    node.wei.set(treasury, 3n * ETHER);
  });

  it('leaves to a person what left the treasury by hand', async () => {
    await moved([6, '0xa6'], treasury, 'by-hand', -ETHER, buyer);
    node.wei.set(treasury, 2n * ETHER);
    expect(await ether.run()).to.equal(0);
    expect((await audit.run()).differences).to.deep.equal([
      `${treasury} (treasury): the chain has ${ETHER} wei less than the books.`,
    ]);
    await database.sql.query("DELETE FROM bridge.own_move WHERE tx_hash = '0xa6'");
    node.wei.set(treasury, 3n * ETHER);
  });

  it('takes back what the chain took back, and enters it again when it comes back', async () => {
    await database.sql.query("UPDATE bridge.own_move SET status = 'orphaned' WHERE tx_hash = '0xa2'");
    expect(await ether.run()).to.equal(2);
    expect(await ether.run()).to.equal(0);
    expect([await balanceOf('gas_expense'), await balanceOf('gas_wallet', deposit)]).to.deep.equal([
      (2n * FEE).toString(),
      (-FEE).toString(),
    ]);
    await database.sql.query("UPDATE bridge.own_move SET status = 'final' WHERE tx_hash = '0xa2'");
    expect(await ether.run()).to.equal(2);
    expect([await balanceOf('gas_expense'), await balanceOf('gas_wallet', deposit)]).to.deep.equal([
      (3n * FEE).toString(),
      FEE.toString(),
    ]);
    expect((await audit.run()).agrees).to.equal(true);
  });

  it('names what waits, and calls it a difference when it is stuck', async () => {
    await moved([7, '0xa7'], relayer, 'gas', -FEE);
    node.wei.set(relayer, 11n * ETHER - 5n * FEE - 5n);
    const waiting = await audit.run();
    expect([waiting.agrees, waiting.waitingWei, waiting.pending.length]).to.deep.equal([
      null,
      (-FEE).toString(),
      1,
    ]);
    await database.sql.query(
      "UPDATE bridge.own_move SET moved_at = now() - interval '16 minutes' WHERE tx_hash = '0xa7'",
    );
    const stuck = await audit.run();
    expect([stuck.agrees, stuck.pending, stuck.differences.length]).to.deep.equal([false, [], 1]);
    await ether.run();
    expect((await audit.run()).agrees).to.equal(true);
  });

  it('says what the oracles alone may write', async () => {
    const refused = await database.prisma.client.$executeRaw`UPDATE bridge.own_move SET wei = 1`.then(
      () => null,
      (error: unknown) => (error as Error).message,
    );
    expect(refused).to.contain('permission denied');
  });

  it('says which remedy there is when the node has forgotten the block', async () => {
    node.forgotten = 'missing trie node 5e8b (path ) state 0x5e8b is not available';
    try {
      expect(await problemOf(audit.run(first + 3n))).to.deep.include({
        code: 'unavailable',
        message: `The node has no state of block ${first + 3n} any more, so ether cannot be compared there.`,
      });
    } finally {
      node.forgotten = null;
    }
  });
});
