import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { depositAddressOf } from '@topsteel/chain';
import { demoAccount, demoDepositKey } from '@topsteel/chain/deploy';
import { parseEther } from 'viem';
import { watchNativeDeposits } from '../src/watcher/watch-native-deposits.ts';
import { CHAIN_ID, startWorld } from './world.ts';
import type { World } from './world.ts';

const migration = new URL('../../backend/prisma/migrations/0019_settlement/migration.sql', import.meta.url);

describe('deposits of native coin', function () {
  this.timeout(120_000);
  let world: World;
  const buyer = demoAccount('buyer1');
  const address = depositAddressOf(demoDepositKey().publicExtendedKey, 7).toLowerCase();

  before(async () => {
    world = await startWorld();
    const { rows } = await world.database.query<{ found: boolean }>(
      `SELECT to_regclass('bridge.native_deposit') IS NOT NULL AS found`,
    );
    if (!rows[0]?.found) {
      const sql = await readFile(migration, 'utf8');
      await world.database.query(/CREATE TABLE bridge\.native_deposit \([\s\S]*?\n\);/.exec(sql)?.[0] ?? '');
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
  const send = async (ether: string): Promise<void> => {
    await world.node.setBalance({ address: buyer.address, value: parseEther('100') });
    await world.node.impersonateAccount({ address: buyer.address });
    await world.node.sendUnsignedTransaction({
      from: buyer.address,
      to: address as `0x${string}`,
      value: parseEther(ether),
    });
    await world.mine(1);
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
    await send('0.5');
    await world.mine(4);
    expect((await look())?.final).to.equal(wei('1.7'));
  });

  it('stand still once a transfer out was asked for', async () => {
    const payload = { key: 'back:x', from: '7', to: buyer.address.toLowerCase(), amountWei: '1' };
    await world.database.query(
      "INSERT INTO bridge.intent (business_key, kind, payload) VALUES ('send-native:back:x', 'send-native', $1)",
      [JSON.stringify(payload)],
    );
    await send('1');
    await world.mine(4);
    expect((await look())?.final).to.equal(wei('1.7'));
  });
});
