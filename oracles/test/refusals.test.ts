import { expect } from 'chai';
import type { Address, Hex, PublicClient } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import type { RelayerChain } from '../src/relayer/relayer-chain.ts';
import { NodeRefusal } from '../src/rpc/json-rpc.ts';
import { drive, intentOf, registerMill, requestLot } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** `MaterialLedger_MassZero()`, as a node hands it on. */
const MASS_ZERO: Hex = '0x8b10b169';

/** One node of several may be behind, or odd for a moment: what it refuses then is no answer of the contracts. */
describe('an act that a node refuses', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    mill = await registerMill(world, relayer, 'Forges de la Sambre');
  });
  afterEach(() => {
    world.closeRelayers();
  });
  after(() => world.stop());

  /** Refuses the first `times` estimates. */
  const refusing = (times: number) => {
    const asked = { count: 0 };
    const change = (chain: RelayerChain): RelayerChain => ({
      ...chain,
      estimateGas(from, call) {
        asked.count += 1;
        return asked.count <= times
          ? Promise.reject(new NodeRefusal(3, 'execution reverted', MASS_ZERO))
          : chain.estimateGas(from, call);
      },
    });
    return { asked, change };
  };

  it('once, and takes when asked again, is done', async () => {
    const { key } = await requestLot(world, relayer, mill, 1n);
    relayer.close();
    const { asked, change } = refusing(1);
    const odd = world.relayer(change);
    await odd.relay();
    expect([await intentOf(world, key), asked.count]).to.deep.equal([
      { status: 'requested', tx_hash: null, block_number: null, result: null, error: null },
      2,
    ]);
    expect(await drive(world, odd, key, 'mined')).to.have.property('error', null);
  });

  it('twice, fails in the words of the contract', async () => {
    const { key } = await requestLot(world, world.relayer(), mill, 2n);
    world.closeRelayers();
    const { asked, change } = refusing(2);
    await world.relayer(change).relay();
    const { status, error } = await intentOf(world, key);
    expect([status, error?.code, asked.count]).to.deep.equal(['failed', 'MaterialLedger_MassZero', 2]);
  });

  it('while it is behind what the watcher has read, waits for a node that is not', async () => {
    const { key } = await requestLot(world, world.relayer(), mill, 3n);
    world.closeRelayers();
    const behind = new Proxy(world.client, {
      get: (client, name: keyof PublicClient) =>
        name === 'getBlock'
          ? async () => {
              const block = await client.getBlock();
              return { ...block, number: block.number - 1n };
            }
          : client[name],
    });
    const { change } = refusing(Infinity);
    await world.relayer(change, { client: behind }).relay();
    expect(await intentOf(world, key)).to.include({ status: 'requested', error: null });
    world.closeRelayers();

    expect(await drive(world, world.relayer(), key, 'mined')).to.have.property('error', null);
  });
});
