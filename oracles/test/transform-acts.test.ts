import { readLot } from '@topsteel/chain';
import { businessKey, eventArgsSchemas, isEventName } from '@topsteel/domain/bridge';
import { planTransformation } from '@topsteel/domain/genealogy';
import { expect } from 'chai';
import { keccak256, toBytes } from 'viem';
import type { Address, Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { commissionLot, drive, intentOf, letRetry, registerMill, request, requestLot } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const hashOf = (text: string): Hex => keccak256(toBytes(text));

describe('transforming and recalling lots through the bridge', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;
  let lotId: bigint;
  let cut: { lotId: string; massGrams: string; emissionsGrams: string }[];

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    mill = await registerMill(world, relayer, 'Forges de l’Escaut');
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
  });
  after(() => world.stop());

  const eventsOf = async (name: string) => {
    const { rows } = await world.database.query<{ name: string; args: Record<string, string> }>(
      `SELECT name, args FROM bridge.event WHERE contract = 'materialLedger' AND name = $1 ORDER BY id`,
      [name],
    );
    return rows.map(({ args }) => {
      if (!isEventName(name)) throw new Error(`${name} is not known.`);
      expect(eventArgsSchemas[name].safeParse(args).success).to.equal(true);
      return args;
    });
  };
  const transformation = (outGrams: string[], lossGrams: string, name: string) => ({
    actor: mill,
    inputs: [{ lotId: lotId.toString(), grams: '10000000' }],
    outputs: outGrams.map((massGrams) => ({ to: mill, massGrams })),
    lossGrams,
    processEmissionsGrams: '90001',
    evidence: hashOf('cutting list'),
    epcisEvent: hashOf(name),
  });

  it('cuts a lot in two with its kerf, to the gram as it was planned', async () => {
    const key = businessKey.transformLot('cut-1');
    await request(world, key, 'transform-lot', transformation(['6000000', '3900000'], '100000', 'cut 1'));
    const { result } = await drive(world, relayer, key, 'final');
    const [made] = await eventsOf('LotsTransformed');
    expect(made).to.include({ actor: mill, inputGrams: '10000000', lossGrams: '100000' });
    expect(result).to.deep.equal({ transformation: made?.transformation });
    const [consumed] = await eventsOf('LotConsumed');
    // 37.2 t CO2e × 10 t ÷ 60 t
    expect(consumed).to.include({ emissionsGrams: '6200000', remainingGrams: '50000000' });
    cut = (await eventsOf('LotProduced')) as typeof cut;
    const planned = planTransformation(
      {
        inputs: [{ lotId: lotId.toString(), massGrams: 10_000_000n }],
        outputs: [{ massGrams: 6_000_000n }, { massGrams: 3_900_000n }],
        lossGrams: 100_000n,
        processEmissionsGrams: 90_001n,
      },
      [{ lotId: lotId.toString(), massGrams: 60_000_000n, emissionsGrams: 37_200_000n }],
    );
    expect(cut.map((lot) => lot.emissionsGrams)).to.deep.equal(['3812121', '2477880']);
    expect(cut.map((lot) => [BigInt(lot.massGrams), BigInt(lot.emissionsGrams)])).to.deep.equal(
      planned.outputs.map((output) => [output.massGrams, output.emissionsGrams]),
    );
  });

  it('happens once, however often it is asked for', async () => {
    const key = businessKey.transformLot('cut-1');
    await world.database.query(`UPDATE bridge.intent SET status = 'requested' WHERE business_key = $1`, [
      key,
    ]);
    await drive(world, relayer, key, 'final');
    expect((await eventsOf('LotsTransformed')).length).to.equal(1);
  });

  it('fails with the difference when the masses do not balance', async () => {
    const key = businessKey.transformLot('cut-2');
    await request(world, key, 'transform-lot', transformation(['6000000'], '1', 'cut 2'));
    await drive(world, relayer, key, 'final').catch(() => undefined);
    const { status, error } = await intentOf(world, key);
    expect([status, error?.code]).to.deep.equal(['failed', 'MaterialLedger_MassUnbalanced']);
  });

  it('recalls a produced lot as its maker', async () => {
    const [first] = cut;
    const key = businessKey.recallLot(first?.lotId ?? '');
    const recall = { lotId: first?.lotId ?? '', reason: '4', epcisEvent: hashOf('recall') };
    await request(world, key, 'recall-lot', recall);
    await drive(world, relayer, key, 'final');
    const lot = await readLot(world.client, world.deployment, BigInt(first?.lotId ?? 0));
    expect(lot.recalledAt).to.be.greaterThan(0);
    expect(await eventsOf('LotRecalled')).to.deep.equal([{ ...recall, issuer: mill }]);
  });

  it('waits with a lot whose certificate is not valid yet by the clock of the chain, and then makes it', async () => {
    const { key } = await requestLot(world, relayer, mill, 2n, 30);
    for (let turn = 0; turn < 3; turn += 1) {
      await relayer.relay();
      await world.watchAll();
    }
    expect(await intentOf(world, key)).to.include({ status: 'requested', error: null, tx_hash: null });

    await world.node.increaseTime({ seconds: 60 });
    await world.mine(1);
    await letRetry(world, key);
    expect(await drive(world, relayer, key, 'mined')).to.have.property('error', null);
  });
});
