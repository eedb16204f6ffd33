import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { depositAddressOf } from '@topsteel/chain';
import { demoAccount, demoDepositKey } from '@topsteel/chain/deploy';
import { parseEther, type Address } from 'viem';
import { watchNativeDeposits } from '../src/watcher/watch-native-deposits.ts';
import { createDepositKeys } from '../src/signing/deposit-keys.ts';
import { drive, request } from './acts.ts';
import { CHAIN_ID, startWorld } from './world.ts';
import type { World } from './world.ts';

/** What of the marketplace's migrations makes the tables of deposits. */
const statements: [migration: string, statement: RegExp][] = [
  ['0019_settlement', /CREATE TABLE bridge\.native_deposit \([\s\S]*?\n\);/],
  ['0052_native_arrivals', /CREATE TABLE bridge\.native_arrival \([\s\S]*?\n\);/],
  ['0052_native_arrivals', /ALTER TABLE bridge\.native_deposit\n[\s\S]*?;/],
];

describe('deposits of native coin', function () {
  this.timeout(120_000);
  let world: World;
  const buyer = demoAccount('buyer1');
  const address = depositAddressOf(demoDepositKey().publicExtendedKey, 7).toLowerCase();

  before(async () => {
    world = await startWorld();
    for (const [migration, statement] of statements) {
      const path = `../../backend/prisma/migrations/${migration}/migration.sql`;
      const sql = await readFile(new URL(path, import.meta.url), 'utf8');
      await world.database.query(statement.exec(sql)?.[0] ?? '');
    }
    await world.database.query('INSERT INTO bridge.native_deposit (address, index) VALUES ($1, 7)', [
      address,
    ]);
  });
  after(() => world.stop());

  const look = async () => {
    await world.watchAll();
    await watchNativeDeposits({ database: world.database, client: world.client, chainId: CHAIN_ID });
    const { rows } = await world.database.query<{ seen: string; final: string; payer: string | null }>(
      'SELECT seen_wei::text AS seen, final_wei::text AS final, payer FROM bridge.native_deposit',
    );
    return rows[0];
  };
  const pay = async (from: Address, to: Address, ether: string): Promise<void> => {
    await world.node.impersonateAccount({ address: from });
    await world.node.sendUnsignedTransaction({ from, to, value: parseEther(ether) });
    await world.mine(1);
  };
  const send = async (ether: string, from: Address = buyer.address): Promise<void> => {
    await world.node.setBalance({ address: from, value: parseEther('100') });
    await pay(from, address as Address, ether);
  };
  /** What arrived, with the time of its block, oldest first. */
  const arrivals = async () => {
    const { rows } = await world.database.query<{
      wei: string;
      payer: string | null;
      at: string;
      block: string;
    }>(
      `SELECT wei::text AS wei, payer, extract(epoch FROM arrived_at)::bigint::text AS at, block_number::text AS block
         FROM bridge.native_arrival ORDER BY block_number`,
    );
    return rows;
  };
  const wei = (ether: string): string => parseEther(ether).toString();

  it('are seen at once, and count with their sender once their block is final', async () => {
    expect(await look()).to.deep.equal({ seen: '0', final: '0', payer: null });
    await send('1.2');
    expect(await look()).to.deep.equal({ seen: wei('1.2'), final: '0', payer: null });
    await world.mine(4);
    expect(await look()).to.deep.equal({
      seen: wei('1.2'),
      final: wei('1.2'),
      payer: buyer.address.toLowerCase(),
    });
  });

  it('are forgotten when their block is replaced, and add up', async () => {
    const snapshot = await world.node.snapshot();
    await send('0.3');
    expect((await look())?.seen).to.equal(wei('1.5'));
    await world.node.revert({ id: snapshot });
    expect((await look())?.seen).to.equal(wei('1.2'));
    // Blocks of the next hour: what is kept is their time, and not ours.
    await world.node.increaseTime({ seconds: 3_600 });
    await send('0.5');
    await world.mine(4);
    expect((await look())?.final).to.equal(wei('1.7'));
  });

  it('are kept block by block, with the time they were paid and not when they were seen', async () => {
    const found = await arrivals();
    expect(found.map(({ wei: sent, payer }) => [sent, payer])).to.deep.equal([
      [wei('1.2'), buyer.address.toLowerCase()],
      [wei('0.5'), buyer.address.toLowerCase()],
    ]);
    for (const { block, at } of found) {
      const { timestamp } = await world.client.getBlock({ blockNumber: BigInt(block) });
      expect(at).to.equal(timestamp.toString());
    }
  });

  it('go back to who sent the most, whatever a stranger adds', async () => {
    await send('0.000001', demoAccount('buyer2').address);
    await world.mine(4);
    expect(await look()).to.deep.equal({
      seen: wei('1.700001'),
      final: wei('1.700001'),
      payer: buyer.address.toLowerCase(),
    });
    expect((await arrivals()).at(-1)?.payer).to.equal(demoAccount('buyer2').address.toLowerCase());
  });

  it('go on being read after transfers of ours, without what these take out and what the relayer puts in', async () => {
    const relayer = world.relayer();
    const back = async (key: string, ether: string) => {
      const payload = { key, from: '7', to: buyer.address, amountWei: wei(ether) };
      await request(world, `send-native:${key}`, 'send-native', payload);
      return drive(world, relayer, `send-native:${key}`, 'final');
    };
    const { result } = await back('back:part', '0.2');
    expect(BigInt(result?.feeWei ?? 0) > 0n).to.equal(true);
    await world.mine(4);
    expect((await look())?.final).to.equal(wei('1.700001'));
    // All that is left, each time with gas from the relayer.
    await back('back:rest', '1.500001');
    await world.mine(4);
    expect(await look()).to.deep.include({ seen: wei('1.700001'), final: wei('1.700001') });
    const { rows } = await world.database.query<{ signer: string }>(
      'SELECT signer FROM bridge.transaction WHERE signer = $1',
      [world.accounts.relayer.address],
    );
    expect(rows).to.have.lengthOf(2);

    await send('0.7');
    expect((await look())?.seen).to.equal(wei('2.400001'));
    await world.mine(4);
    expect((await look())?.final).to.equal(wei('2.400001'));
    expect((await arrivals()).at(-1)?.wei).to.equal(wei('0.7'));
  });

  it('go on being read after somebody has used the deposit key by hand', async () => {
    const account = createDepositKeys(demoDepositKey()).accountOf(7);
    await pay(account.address, demoAccount('buyer2').address, '0.6');
    await world.mine(4);
    expect((await look())?.final).to.equal(wei('2.400001'));
    await send('0.1');
    await world.mine(4);
    expect((await look())?.final).to.equal(wei('2.500001'));
    expect((await arrivals()).map((one) => one.wei)).to.deep.equal(
      ['1.2', '0.5', '0.000001', '0.7', '0.1'].map(wei),
    );
  });
});
