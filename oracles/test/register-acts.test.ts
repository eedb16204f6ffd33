import {
  anchorAudit,
  anchorAuditTypedData,
  batchCommitmentOf,
  buildBatch,
  cancelFiat,
  cancelUnits,
  carbonUnitsAbi,
  commissionLot,
  commissionTypedData,
  countersign,
  countersignTypedData,
  declareEmissions,
  declareEmissionsTypedData,
  emissionStatementsAbi,
  FIAT_RECEIPT_KIND,
  fiatAcceptanceTypedData,
  fiatOrderIdOf,
  issueBatch,
  issueBatchTypedData,
  issueUnits,
  mergeUnits,
  mintCertificate,
  mintCertificateTypedData,
  openFiatSettlement,
  readCertificateStatus,
  readSignerSet,
  readTitle,
  registerOrganisation,
  releaseFiat,
  retireUnits,
  submitReport,
  transferTitle,
  transferUnits,
  verifyEmissions,
  verifyEmissionsTypedData,
  WEIGHT_KIND,
  withdrawVerification,
  withdrawVerificationTypedData,
} from '@topsteel/chain';
import type { BatchEvidence, FiatTerms } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { eventArgsSchemas, isEventName } from '@topsteel/domain/bridge';
import { capabilityMask, type CertificateTuple } from '@topsteel/domain/certificate';
import { expect } from 'chai';
import { keccak256, stringToHex, toBytes, zeroHash } from 'viem';
import type { Hex, LocalAccount } from 'viem';
import { signAsQuorum } from './quorum.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const hashOf = (text: string): Hex => keccak256(toBytes(text));

/** Acts of registers that no screen asks for yet, as their actions and typed data make them, on the real contracts. */
describe('acts of the registers', function () {
  this.timeout(120_000);
  let world: World;
  let certificate: CertificateTuple;
  let evidence: BatchEvidence;
  let lotId: bigint;
  const relayer = demoAccount('relayer');
  const mill = demoAccount('mill2');
  const body = demoAccount('buyer2');
  const buyer = demoAccount('buyer1');

  before(async () => {
    world = await startWorld();
    const register = async (account: LocalAccount, capabilities: bigint): Promise<void> => {
      const profile = hashOf(`profile of ${account.address}`);
      const call = registerOrganisation(world.deployment, {
        organisation: account.address,
        profile,
        capabilities,
      });
      await world.send(demoAccount('deployer'), call);
    };
    await register(mill, capabilityMask(['mill', 'stockist', 'carbon-issuer']));
    await register(body, capabilityMask(['inspection-body', 'verifier']));
  });
  after(() => world.stop());

  const now = async (): Promise<number> => Number((await world.client.getBlock()).timestamp);
  const soon = async (): Promise<number> => (await now()) + 3_600;
  const statusOf = () => readCertificateStatus(world.client, world.deployment, certificate, evidence);

  it('puts a certificate of type 3.2 in force by an independent second signature', async () => {
    certificate = {
      issuer: mill.address,
      batch: 1n,
      index: 0,
      documentHash: hashOf('document'),
      subject: hashOf('heat'),
      kind: 32,
      massGrams: 20_000_000n,
      validFrom: (await now()) - 60,
      validUntil: (await now()) + 31_536_000,
      salt: hashOf('salt'),
    };
    const built = buildBatch(world.deployment, [certificate]);
    const { root, depth, count } = built;
    const batch = { issuer: mill.address, batch: 1n, root, depth, count };
    const deadline = await soon();
    const signature = await mill.signTypedData(issueBatchTypedData(world.deployment, { ...batch, deadline }));
    await world.send(
      relayer,
      issueBatch(world.deployment, batch, { signer: mill.address, deadline, signature }),
    );
    const issued = { issuedAt: await now(), signer: mill.address };
    evidence = built.evidenceOf(0, issued);
    expect(await statusOf()).to.equal('not-countersigned');

    const commitment = batchCommitmentOf({ root, depth, count, ...issued });
    const act = { body: body.address, issuer: mill.address, batch: 1n, commitment, indices: [0] };
    const by = { signer: body.address, deadline };
    const second = await body.signTypedData(countersignTypedData(world.deployment, { ...act, deadline }));
    await world.send(relayer, countersign(world.deployment, act, { ...by, signature: second }));
    const countersignature = { body: body.address, signer: body.address, signedAt: await now() };
    evidence = built.evidenceOf(0, issued, countersignature);
    expect(await statusOf()).to.equal('in-force');
  });

  it('mints the token of the certificate, and commissions its lot', async () => {
    const deadline = await soon();
    const id = buildBatch(world.deployment, [certificate]).root;
    const by = { signer: mill.address, deadline };
    const mint = { certificate: id, to: buyer.address, deadline };
    const minted = await mill.signTypedData(mintCertificateTypedData(world.deployment, mint));
    const token = { certificate, evidence, to: buyer.address };
    await world.send(relayer, mintCertificate(world.deployment, token, { ...by, signature: minted }));

    const commission = {
      to: mill.address,
      massGrams: 20_000_000n,
      emissionsGrams: 12_400_000n,
      evidence: hashOf('evidence'),
      epcisEvent: hashOf('commissioning'),
    };
    const message = { certificate: id, ordinal: 0n, ...commission, deadline };
    const signature = await mill.signTypedData(commissionTypedData(world.deployment, message));
    const lot = { certificate, evidence, commission };
    await world.send(relayer, commissionLot(world.deployment, lot, { ...by, signature }));
    const [commissioned] = await argsOf('LotCommissioned');
    lotId = BigInt(commissioned?.lotId ?? 0);
  });

  it('moves title with its event', async () => {
    const move = { lotId, to: buyer.address, grams: 1_000_000n, epcisEvent: hashOf('shipping') };
    await world.send(mill, transferTitle(world.deployment, move));
    const title = await readTitle(world.client, world.deployment, { holder: buyer.address, lotId });
    expect(title.availableGrams).to.equal(1_000_000n);
  });

  it('states emissions, has them verified, and takes the verification back', async () => {
    const deadline = await soon();
    const statement = {
      lotId,
      massGrams: 20_000_000n,
      emissionsGrams: 12_400_000n,
      method: stringToHex('ISO 20915:2018', { size: 32 }),
      boundary: stringToHex('EN 15804 A1-A3', { size: 32 }),
      documentHash: hashOf('footprint'),
      supersedes: zeroHash,
    };
    const declared = await mill.signTypedData(
      declareEmissionsTypedData(world.deployment, { statement, deadline }),
    );
    const byMill = { signer: mill.address, deadline, signature: declared };
    await world.send(relayer, declareEmissions(world.deployment, statement, byMill));
    const standing = () =>
      world.client.readContract({
        address: world.deployment.emissionStatements,
        abi: emissionStatementsAbi,
        functionName: 'standingOf',
        args: [lotId],
      });
    const [statementId, self] = await standing();
    const verification = { statementId, documentHash: hashOf('opinion'), verifier: body.address };
    const verified = await body.signTypedData(
      verifyEmissionsTypedData(world.deployment, { ...verification, ordinal: 1, deadline }),
    );
    const byBody = { signer: body.address, deadline };
    await world.send(
      relayer,
      verifyEmissions(world.deployment, verification, { ...byBody, signature: verified }),
    );
    const [, confirmed] = await standing();
    const withdrawal = { statementId, reason: 2 };
    const withdrawn = await body.signTypedData(
      withdrawVerificationTypedData(world.deployment, { ...withdrawal, ordinal: 1, deadline }),
    );
    await world.send(
      relayer,
      withdrawVerification(world.deployment, withdrawal, { ...byBody, signature: withdrawn }),
    );
    const [, gone] = await standing();
    // SelfDeclared, Verified, VerificationWithdrawn
    expect([self, confirmed, gone]).to.deep.equal([4, 8, 5]);
  });

  it('issues, moves, joins, retires and voids carbon units', async () => {
    const class_ = {
      programme: stringToHex('VCS', { size: 16 }),
      project: stringToHex('VCS-1764', { size: 32 }),
      vintage: 2025,
    };
    const documentHash = hashOf('issuance');
    const range = { first: 0n, last: 3_000_000n };
    await world.send(
      mill,
      issueUnits(world.deployment, { ...class_, ...range, to: mill.address, documentHash }),
    );
    const classId = await world.client.readContract({
      address: world.deployment.carbonUnits,
      abi: carbonUnitsAbi,
      functionName: 'classIdOf',
      args: [class_.programme, class_.project, class_.vintage],
    });
    const part = (first: bigint, last: bigint) => ({ classId, first, last });
    const split = { part: part(0n, 1_000_000n), rangeFirst: 0n, to: mill.address };
    await world.send(mill, transferUnits(world.deployment, split));
    await world.send(mill, mergeUnits(world.deployment, { classId, first: 0n }));
    const sold = { part: part(0n, 2_000_000n), rangeFirst: 0n, to: buyer.address };
    await world.send(mill, transferUnits(world.deployment, sold));
    const retirement = {
      part: part(0n, 1_500_000n),
      rangeFirst: 0n,
      beneficiary: buyer.address,
      purpose: hashOf('purpose'),
      lotId,
    };
    await world.send(buyer, retireUnits(world.deployment, retirement));
    const voided = { part: part(1_500_000n, 2_000_000n), rangeFirst: 1_500_000n, documentHash };
    await world.send(buyer, cancelUnits(world.deployment, voided));
    const totals = await world.client.readContract({
      address: world.deployment.carbonUnits,
      abi: carbonUnitsAbi,
      functionName: 'totalsOf',
      args: [classId],
    });
    expect(totals).to.deep.equal({
      issued: 3_000_000n,
      active: 1_000_000n,
      retired: 1_500_000n,
      cancelled: 500_000n,
    });
  });

  it('opens an order that is paid through a bank, releases what is paid and weighed, and cancels the rest', async () => {
    const terms: FiatTerms = {
      operator: relayer.address,
      receiver: mill.address,
      titleTo: buyer.address,
      lotId,
      maxGrams: 5_000_000n,
      currency: stringToHex('EUR'),
      amountMinor: 320_000n,
      releaseBefore: await soon(),
      orderRef: hashOf('PO-4712'),
      salt: hashOf('salt of PO-4712'),
    };
    const orderId = fiatOrderIdOf(world.deployment, terms);
    const data = fiatAcceptanceTypedData(world.deployment, orderId);
    const acceptance = { signer: mill.address, signature: await mill.signTypedData(data) };
    await world.send(relayer, openFiatSettlement(world.deployment, { terms, acceptance }));
    // 2,000 of 3,200 EUR pay for 3,125 of 5,000 kg; 3,000 kg were weighed.
    await report(FIAT_RECEIPT_KIND, orderId, 200_000n);
    await report(WEIGHT_KIND, orderId, 3_000_000n);
    const release = { terms, totalGrams: 3_000_000n, epcisEvent: hashOf('delivery') };
    await world.send(buyer, releaseFiat(world.deployment, release));
    const [released] = await argsOf('OrderReleased');
    expect(released).to.include({ orderId, worthMinor: '192000', receivedMinor: '200000' });
    await world.send(relayer, cancelFiat(world.deployment, terms));
  });

  it('anchors the root of a closed book', async () => {
    const deadline = await soon();
    const book = {
      book: hashOf('TopSteel.Ledger'),
      sequence: 1n,
      root: hashOf('root'),
      closedAt: await now(),
    };
    const anchor = { publisher: mill.address, ...book };
    const message = { ...anchor, signer: mill.address, deadline };
    const signature = await mill.signTypedData(anchorAuditTypedData(world.deployment, message));
    await world.send(
      relayer,
      anchorAudit(world.deployment, anchor, { signer: mill.address, deadline, signature }),
    );
    const [anchored] = await argsOf('Anchored');
    expect(anchored).to.include({ publisher: mill.address, sequence: '1', previousSequence: '0' });
  });

  it('stores every event in the agreed shape', async () => {
    await world.watchAll();
    const { rows } = await world.database.query<{ contract: string; name: string; args: unknown }>(
      `SELECT contract, name, args FROM bridge.event WHERE contract <> 'usdc'`,
    );
    const standards = ['Transfer', 'TransferSingle'];
    for (const { contract, name, args } of rows) {
      if (standards.includes(name)) continue;
      expect(isEventName(name), `${contract}.${name}`).to.equal(true);
      if (!isEventName(name)) continue;
      const { success } = eventArgsSchemas[name].safeParse(args);
      expect(success, `${contract}.${name}`).to.equal(true);
    }
    expect(new Set(rows.map(({ contract }) => contract))).to.include.keys(
      'certificateToken',
      'emissionStatements',
      'carbonUnits',
      'fiatSettlement',
      'auditAnchors',
      'settlementSystem',
    );
  });

  async function report(kind: Hex, subject: Hex, value: bigint): Promise<void> {
    const { signerSet } = await readSignerSet(world.client, world.deployment);
    const time = await now();
    const fact = { kind, subject, value, observedAt: time, validUntil: time + 3_600, round: 1, signerSet };
    const signatures = await signAsQuorum(world.deployment, fact);
    await world.send(relayer, submitReport(world.deployment, fact, signatures));
  }

  async function argsOf(name: string): Promise<Record<string, string>[]> {
    await world.watchAll();
    const { rows } = await world.database.query<{ args: Record<string, string> }>(
      `SELECT args FROM bridge.event WHERE name = $1 ORDER BY block_number, log_index`,
      [name],
    );
    return rows.map(({ args }) => args);
  }
});
