import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { depositAddressOf } from '@topsteel/chain';
import { demoAccount, demoDepositKey } from '@topsteel/chain/deploy';
import { parseEther } from 'viem';
import type { Address, Hex, LocalAccount } from 'viem';
import { insertTransaction } from '../src/relayer/transaction-store.ts';
import type { Purpose } from '../src/relayer/transaction-store.ts';
import { signCall } from '../src/relayer/sign-transaction.ts';
import type { Call } from '../src/relayer/relayer-chain.ts';
import { createDepositKeys } from '../src/signing/deposit-keys.ts';
import { takeBackMoves } from '../src/watcher/own-store.ts';
import { watchEther } from '../src/watcher/watch-ether.ts';
import { CHAIN_ID, startWorld } from './world.ts';
import type { World } from './world.ts';

const GWEI = 1_000_000_000n;
/** A plain transfer at 7 gwei. */
const PLAIN = 21_000n * 7n * GWEI;

describe('ether of our own accounts', function () {
  this.timeout(120_000);
  let world: World;
  const treasury = demoAccount('treasury');
  const stranger = demoAccount('buyer1');
  const deposit = createDepositKeys(demoDepositKey()).accountOf(7);

  before(async () => {
    world = await startWorld();
    const path = '../../backend/prisma/migrations/0019_settlement/migration.sql';
    const sql = await readFile(new URL(path, import.meta.url), 'utf8');
    await world.database.query(/CREATE TABLE bridge\.native_deposit \([\s\S]*?\n\);/.exec(sql)?.[0] ?? '');
    await world.database.query('INSERT INTO bridge.native_deposit (address, index) VALUES ($1, 7)', [
      depositAddressOf(demoDepositKey().publicExtendedKey, 7).toLowerCase(),
    ]);
  });
  after(() => world.stop());

  const look = async (): Promise<void> => {
    await world.watchAll();
    const { relayer, accreditor, hosted } = world.accounts;
    const gas = [relayer.address, accreditor.address, hosted.address];
    const watch = { database: world.database, client: world.client, chainId: CHAIN_ID, gas };
    // The first look opens the accounts, the next goes on from there.
    for (let looks = 0; looks < 2; looks += 1) await watchEther({ ...watch, treasury: treasury.address });
  };
  /** Sends as the relayer does: kept first, then broadcast. The base fee is nothing, so that gas costs 7 gwei. */
  const send = async (account: LocalAccount, call: Call, purpose: Purpose = 'act'): Promise<Hex> => {
    const nonce = BigInt(await world.client.getTransactionCount({ address: account.address }));
    const fees = { maxFeePerGas: 7n * GWEI, maxPriorityFeePerGas: 7n * GWEI };
    const gas = call.data === '0x' ? 21_000n : 100_000n;
    const signed = await signCall(account, CHAIN_ID, nonce, call, gas, fees);
    await insertTransaction(world.database, {
      ...{ purpose, intentId: null, chainId: CHAIN_ID, signer: account.address, nonce },
      ...{
        raw: signed.raw,
        hash: signed.hash,
        maxFee: fees.maxFeePerGas,
        maxPriorityFee: fees.maxPriorityFeePerGas,
      },
    });
    await world.node.setNextBlockBaseFeePerGas({ baseFeePerGas: 0n });
    await world.client.request({ method: 'eth_sendRawTransaction', params: [signed.raw] });
    await world.mine(1);
    return signed.hash;
  };
  const given = async (from: LocalAccount, to: Address, value: bigint): Promise<Hex> => {
    await world.node.setNextBlockBaseFeePerGas({ baseFeePerGas: 0n });
    await world.node.impersonateAccount({ address: from.address });
    const hash = await world.node.sendUnsignedTransaction({
      ...{ from: from.address, to, value, maxFeePerGas: 7n * GWEI, maxPriorityFeePerGas: 7n * GWEI },
    });
    await world.mine(1);
    return hash;
  };
  const movesOf = async (account: { address: string }): Promise<string[]> => {
    const { rows } = await world.database.query<{ kind: string; wei: string; status: string }>(
      'SELECT kind, wei::text AS wei, status FROM bridge.own_move WHERE address = $1 ORDER BY block_number, id',
      [account.address.toLowerCase()],
    );
    return rows.map(({ kind, wei, status }) => `${kind} ${wei}${status === 'final' ? '' : ` ${status}`}`);
  };
  /** The sum of what is known to have moved, which has to be what the chain has. */
  const expectEqual = async (account: { address: Address }): Promise<void> => {
    const { rows } = await world.database.query<{ wei: string; finalized: string }>(
      `SELECT coalesce(sum(m.wei), 0)::text AS wei, h.finalized::text FROM bridge.head h
         LEFT JOIN bridge.own_move m ON m.address = $1 AND m.status = 'final' GROUP BY h.finalized`,
      [account.address.toLowerCase()],
    );
    const blockNumber = BigInt(rows[0]?.finalized ?? 0);
    const balance = await world.client.getBalance({ address: account.address, blockNumber });
    expect(rows[0]?.wei).to.equal(balance.toString());
  };

  it('begins with what each account has when it is seen first', async () => {
    await world.mine(4);
    await look();
    for (const account of [world.accounts.relayer, world.accounts.hosted, treasury]) {
      const moves = await movesOf(account);
      expect(moves).to.have.lengthOf(1);
      expect(moves[0]).to.match(/^opening \d{22,23}$/);
      await expectEqual(account);
    }
  });

  it('has the gas of each transaction in a final block, once, also of one that reverted', async () => {
    const { relayer } = world.accounts;
    await send(relayer, { to: stranger.address, data: '0x' });
    await look();
    expect(await movesOf(relayer)).to.have.lengthOf(1);
    // The escrow knows no such call.
    const reverted = await send(relayer, { to: world.deployment.settlementEscrow, data: '0xdeadbeef' });
    await send(relayer, { to: relayer.address, data: '0x' }, 'cancel');
    await world.mine(4);
    await look();
    await look();
    const receipt = await world.client.getTransactionReceipt({ hash: reverted });
    expect(receipt.status).to.equal('reverted');
    expect((await movesOf(relayer)).slice(1)).to.deep.equal([
      `gas -${PLAIN.toString()}`,
      `gas -${(receipt.gasUsed * 7n * GWEI).toString()}`,
      `gas -${PLAIN.toString()}`,
    ]);
    await expectEqual(relayer);
  });

  it('tells what the relayer gives a deposit for its gas from trade money, and both to the wei', async () => {
    const { relayer } = world.accounts;
    await given(stranger, deposit.address, parseEther('1'));
    await send(relayer, { to: deposit.address, data: '0x', value: 2n * PLAIN });
    await send(deposit, { to: treasury.address, data: '0x', value: parseEther('1') });
    await world.mine(4);
    await look();
    expect((await movesOf(relayer)).slice(-2)).to.deep.equal([
      `gas -${PLAIN.toString()}`,
      `top-up -${(2n * PLAIN).toString()}`,
    ]);
    expect(await movesOf(deposit)).to.deep.equal([
      `top-up ${(2n * PLAIN).toString()}`,
      `gas -${PLAIN.toString()}`,
      `transfer -${parseEther('1').toString()}`,
    ]);
    expect((await movesOf(treasury)).slice(1)).to.deep.equal([`transfer ${parseEther('1').toString()}`]);
    for (const account of [relayer, treasury]) await expectEqual(account);
    // What the buyer sent is kept as an arrival of the deposit, the rest of the top-up lies there.
    expect(await world.client.getBalance({ address: deposit.address })).to.equal(PLAIN);
  });

  it('finds what came to an account from outside, and what left it by hand', async () => {
    const { hosted } = world.accounts;
    await given(stranger, hosted.address, 12_345n);
    await given(hosted, stranger.address, 678n);
    await world.mine(4);
    await look();
    expect((await movesOf(hosted)).slice(1)).to.deep.equal([
      'arrival 12345',
      `gas -${PLAIN.toString()}`,
      'by-hand -678',
    ]);
    await expectEqual(hosted);
    const { rows } = await world.database.query<{ other: string }>(
      "SELECT other FROM bridge.own_move WHERE kind = 'arrival'",
    );
    expect(rows).to.deep.equal([{ other: stranger.address.toLowerCase() }]);
  });

  it('does not make up for what no transaction explains', async () => {
    const { hosted } = world.accounts;
    const balance = await world.client.getBalance({ address: hosted.address });
    await world.node.setBalance({ address: hosted.address, value: balance - 5n });
    await world.mine(4);
    await look();
    const { rows } = await world.database.query<{ wei: string }>(
      'SELECT unexplained_wei::text AS wei FROM bridge.own_account WHERE address = $1',
      [hosted.address.toLowerCase()],
    );
    expect(rows).to.deep.equal([{ wei: '-5' }]);
    await given(stranger, hosted.address, 5n);
    await world.mine(4);
    await look();
    expect((await movesOf(hosted)).at(-1)).to.equal('arrival 5');
  });

  it('is taken back with the final blocks that the chain takes back, and read again', async () => {
    const { relayer } = world.accounts;
    const before = (await movesOf(relayer)).length;
    const snapshot = await world.node.snapshot();
    const ancestor = await world.client.getBlockNumber();
    await send(relayer, { to: stranger.address, data: '0x' });
    await world.mine(4);
    await look();
    expect((await movesOf(relayer)).slice(before)).to.deep.equal([`gas -${PLAIN.toString()}`]);
    await world.node.revert({ id: snapshot });
    // The record follows the chain below what was final, as when a person has let it.
    await takeBackMoves(world.database, CHAIN_ID, ancestor);
    expect((await movesOf(relayer)).slice(before)).to.deep.equal([`gas -${PLAIN.toString()} orphaned`]);
    const { rows } = await world.database.query<{ count: string }>(
      'SELECT count(*)::text AS count FROM bridge.own_receipt WHERE block_number > $1',
      [ancestor.toString()],
    );
    expect(rows).to.deep.equal([{ count: '0' }]);
  });
});
