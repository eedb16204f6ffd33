import {
  declareEmissions,
  declareEmissionsTypedData,
  readEmissionVerification,
  readSigner,
  statementIdOf,
  type EmissionStatement,
} from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { verifyLot } from '@topsteel/chain/verify';
import { businessKey, eventArgsSchemas, type IntentPayload } from '@topsteel/domain/bridge';
import { canonicalText } from '@topsteel/domain/jcs';
import { boldParts, isVerdictKey, renderVerdict } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import { keccak256, sha256, stringToHex, toBytes, zeroHash, type Address, type Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { commissionLot, drive, intentOf, request } from './acts.ts';
import { startWorld, type World } from './world.ts';

const hashOf = (text: string) => keccak256(toBytes(text));

/** A hosted mill states, and corrects, the emissions of a lot; a hosted verifier confirms them; the label says so. */
describe('acts with emission statements', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;
  let verifier: Address;
  let lotId: bigint;
  let first: EmissionStatement;
  let corrected: EmissionStatement;
  let again: EmissionStatement;
  const files = new Map<string, Uint8Array>();

  const registered = async (name: string, capability: 'mill' | 'verifier'): Promise<Address> => {
    const bytes = toBytes(canonicalText({ type: 'topsteel/organisation-profile/1', name }));
    const profile = sha256(bytes);
    files.set(profile, bytes);
    const key = businessKey.registerOrganisation(name);
    await request(world, key, 'register-organisation', { profile, capabilities: [capability], name });
    const { result } = await drive(world, relayer, key, 'mined');
    return result?.organisation as Address;
  };
  const declare = async (statement: EmissionStatement): Promise<string> => {
    const key = businessKey.declareEmissions(statementIdOf(world.deployment, statement));
    await request(world, key, 'declare-emissions', { declarer: mill, statement: jsonOf(statement) });
    return key;
  };
  const verify = async (statementId: Hex, by: Address): Promise<string> => {
    const key = businessKey.verifyEmissions(statementId);
    const payload = { verifier: by, statementId, documentHash: hashOf('opinion') };
    await request(world, key, 'verify-emissions', payload);
    return key;
  };
  /** What whoever scans the label reads of its carbon. */
  const carbonLine = async (): Promise<{ key: string; text: string }> => {
    const { lines } = await verifyLot({
      lotId,
      rpc: (method, params) => world.client.request({ method, params } as never),
      fetchBlock: (hash) => Promise.resolve(files.get(hash) ?? new Uint8Array()),
      deployment: world.deployment,
      now: Number((await world.client.getBlock()).timestamp),
    });
    const line = lines.find(({ question }) => question === 'carbon');
    if (line === undefined || !isVerdictKey(line.key)) throw new Error('There is no line of carbon.');
    const text = renderVerdict(line.key, line.params, 'en');
    return {
      key: line.key,
      text: boldParts(text)
        .map((part) => part.text)
        .join(''),
    };
  };

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    mill = await registered('Aciéries du Val', 'mill');
    verifier = await registered('Bureau Alpin', 'verifier');
    lotId = (await commissionLot(world, relayer, mill, 1n)).lotId;
    first = {
      lotId,
      massGrams: 60_000_000n,
      emissionsGrams: 37_200_000n,
      method: stringToHex('EN 19694-2', { size: 32 }),
      boundary: stringToHex('EN 15804 A1-A3', { size: 32 }),
      documentHash: hashOf('first statement'),
      supersedes: zeroHash,
    };
    corrected = {
      ...first,
      emissionsGrams: 39_600_000n,
      documentHash: hashOf('corrected statement'),
      supersedes: statementIdOf(world.deployment, first),
    };
    again = {
      ...corrected,
      documentHash: hashOf('again'),
      supersedes: statementIdOf(world.deployment, corrected),
    };
  });
  after(() => world.stop());

  it('fail in words when a first statement is not what the ledger carries', async () => {
    const key = await declare({ ...first, emissionsGrams: 1n });
    await drive(world, relayer, key, 'failed');
    expect((await intentOf(world, key)).error?.code).to.equal('EmissionStatements_FirstDiffersFromLedger');
  });

  it('declare, and correct, by the account that made the lot', async () => {
    await drive(world, relayer, await declare(first), 'mined');
    await drive(world, relayer, await declare(corrected), 'mined');
    const events = await eventsOf('EmissionsDeclared');
    expect(
      events.map((args) => {
        const { declarer, signer, statement } = eventArgsSchemas.EmissionsDeclared.parse(args);
        return { declarer, signer, statement };
      }),
    ).to.deep.equal([
      { declarer: mill, signer: mill, statement: jsonOf(first) },
      { declarer: mill, signer: mill, statement: jsonOf(corrected) },
    ]);
    // 39.6 t for 60 t of steel: 0.66 t per tonne.
    expect(await carbonLine()).to.deep.equal({
      key: 'carbonSelfDeclared',
      text: '0.66 t CO2e per tonne, declared by Aciéries du Val. Nobody independent has checked this figure. This bundle: 39.600 t CO2e.',
    });
  });

  it('never appoint the key of verifiers for a mill', async () => {
    const own = await verify(statementIdOf(world.deployment, first), mill);
    await drive(world, relayer, own, 'failed');
    expect((await intentOf(world, own)).error?.code).to.equal('NotAccredited');
    const key = { organisation: mill, signer: demoAccount('usdcPauser').address };
    expect((await readSigner(world.client, world.deployment, key)).validUntil).to.equal(0);
  });

  it('verify for a hosted verifier, by the key that never signs for a mill', async () => {
    const statementId = statementIdOf(world.deployment, corrected);
    await drive(world, relayer, await verify(statementId, verifier), 'mined');
    const inspection = demoAccount('usdcPauser').address;
    const record = await readEmissionVerification(world.client, world.deployment, statementId);
    expect(record).to.include({ verifier, ordinal: 1, signer: inspection, withdrawnAt: 0 });
    const [event] = await eventsOf('EmissionsVerified');
    expect(eventArgsSchemas.EmissionsVerified.parse(event)).to.include({
      statementId,
      documentHash: hashOf('opinion'),
    });
    const day = new Date(record.verifiedAt * 1_000);
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
    expect(await carbonLine()).to.deep.equal({
      key: 'carbonVerified',
      text: `0.66 t CO2e per tonne, verified by Bureau Alpin on ${date} (EN 19694-2, EN 15804 A1-A3). This bundle: 39.600 t CO2e.`,
    });
  });

  it('are self-declared again once corrected', async () => {
    await drive(world, relayer, await declare(again), 'mined');
    expect((await carbonLine()).key).to.equal('carbonSelfDeclared');
  });

  it('could not be verified by a hosted verifier, had the hosted key signed them', async () => {
    const { relayer: sender, hosted } = world.accounts;
    const statement = {
      ...corrected,
      documentHash: hashOf('by the hosted key'),
      supersedes: statementIdOf(world.deployment, again),
    };
    const deadline = Number((await world.client.getBlock()).timestamp) + 3_600;
    const signature = await hosted.signTypedData(
      declareEmissionsTypedData(world.deployment, { statement, deadline }),
    );
    const by = { signer: hosted.address, deadline, signature };
    await world.send(sender, declareEmissions(world.deployment, statement, by));
    const key = await verify(statementIdOf(world.deployment, statement), verifier);
    await drive(world, relayer, key, 'failed');
    expect((await intentOf(world, key)).error?.code).to.equal('EmissionStatements_NotIndependent');
  });

  async function eventsOf(name: string): Promise<unknown[]> {
    const { rows } = await world.database.query<{ args: unknown }>(
      `SELECT args FROM bridge.event WHERE name = $1 ORDER BY block_number, log_index`,
      [name],
    );
    return rows.map(({ args }) => args);
  }
});

const jsonOf = (statement: EmissionStatement): IntentPayload<'declare-emissions'>['statement'] => ({
  ...statement,
  lotId: statement.lotId.toString(),
  massGrams: statement.massGrams.toString(),
  emissionsGrams: statement.emissionsGrams.toString(),
});
