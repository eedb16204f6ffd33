import {
  batchCommitmentOf,
  buildBatch,
  readCertificateStatus,
  readSigner,
  type BatchEvidence,
} from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import type { CertificateTuple } from '@topsteel/domain/certificate';
import { expect } from 'chai';
import { keccak256, toBytes, type Address } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { drive, intentOf, request } from './acts.ts';
import { startWorld, type World } from './world.ts';

const hashOf = (text: string) => keccak256(toBytes(text));

/** What hosted organisations do with keys: an inspection body countersigns, a mill appoints and reports its keys. */
describe('acts with keys', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;
  let body: Address;

  const registered = async (name: string, capability: 'mill' | 'inspection-body'): Promise<Address> => {
    const key = businessKey.registerOrganisation(name);
    await request(world, key, 'register-organisation', {
      salt: hashOf(name),
      profile: hashOf(`profile of ${name}`),
      capabilities: [capability],
      name,
    });
    const { result } = await drive(world, relayer, key, 'mined');
    return result?.organisation as Address;
  };

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    mill = await registered('Aciéries du Val', 'mill');
    body = await registered('Istituto Prove Lario', 'inspection-body');
  });
  after(() => world.stop());

  it('countersign for a hosted body with a key that never signs for a mill', async () => {
    const certificate: CertificateTuple = {
      issuer: mill,
      batch: 1n,
      index: 0,
      documentHash: hashOf('document'),
      subject: hashOf('heat'),
      kind: 32,
      massGrams: 20_000_000n,
      validFrom: 0,
      validUntil: 2 ** 48 - 1,
      salt: hashOf('salt'),
    };
    const built = buildBatch(world.deployment, [certificate]);
    const { root, depth, count } = built;
    const issueKey = businessKey.issueBatch(mill, 1n);
    const header = { issuer: mill, batch: '1', root, depth: depth.toString(), count: count.toString() };
    await request(world, issueKey, 'issue-batch', header);
    const { result: issued } = await drive(world, relayer, issueKey, 'mined');
    const batch = { issuedAt: Number(issued?.issuedAt), signer: issued?.signer as Address };
    const statusWith = (evidence: BatchEvidence) =>
      readCertificateStatus(world.client, world.deployment, certificate, evidence);
    expect(await statusWith(built.evidenceOf(0, batch))).to.equal('not-countersigned');

    const key = businessKey.countersign(mill, 1n, '0');
    const commitment = batchCommitmentOf({ root, depth, count, ...batch });
    await request(world, key, 'countersign', { body, issuer: mill, batch: '1', commitment, indices: ['0'] });
    const { result } = await drive(world, relayer, key, 'mined');
    const signer = demoAccount('usdcPauser').address;
    expect(result?.signer).to.equal(signer);
    const countersignature = { body, signer, signedAt: Number(result?.signedAt) };
    expect(await statusWith(built.evidenceOf(0, batch, countersignature))).to.equal('in-force');
    expect(
      (await readSigner(world.client, world.deployment, { organisation: mill, signer })).validUntil,
    ).to.equal(0);
  });

  it('fail in words when the batch is another one than the body examined', async () => {
    const key = businessKey.countersign(mill, 1n, '7');
    await request(world, key, 'countersign', {
      body,
      issuer: mill,
      batch: '1',
      commitment: hashOf('another batch'),
      indices: ['7'],
    });
    await drive(world, relayer, key, 'failed');
    expect((await intentOf(world, key)).error?.code).to.equal('CertificateRegistry_CommitmentMismatch');
  });

  it('appoint a key, end it, and report it as stolen', async () => {
    const key = demoAccount('buyer1').address;
    const place = { organisation: mill, signer: key };
    const validUntil = 2_000_000_000;
    const adding = businessKey.addSigner(mill, key);
    await request(world, adding, 'add-signer', {
      organisation: mill,
      key,
      validFrom: '0',
      validUntil: validUntil.toString(),
    });
    await drive(world, relayer, adding, 'mined');
    const added = await readSigner(world.client, world.deployment, place);
    expect([added.validUntil, added.compromisedSince]).to.deep.equal([validUntil, 0]);

    const removing = businessKey.removeSigner(mill, key);
    await request(world, removing, 'remove-signer', { organisation: mill, key });
    await drive(world, relayer, removing, 'mined');
    expect((await readSigner(world.client, world.deployment, place)).validUntil).to.be.lessThan(validUntil);

    const since = added.validFrom.toString();
    const reporting = businessKey.reportSigner(mill, key, since);
    await request(world, reporting, 'report-signer', { organisation: mill, key, since });
    await drive(world, relayer, reporting, 'mined');
    const reported = await readSigner(world.client, world.deployment, place);
    expect(reported.compromisedSince).to.equal(added.validFrom);
  });
});
