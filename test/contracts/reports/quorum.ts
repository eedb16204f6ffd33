/**
 * The small world of report and anchor tests: a directory, two of three report signers, the two feeds that the
 * deployment configures, and the audit anchors. Tests call `await quorum()`; each gets the same fresh state.
 */
import type { TypedDataDomain } from 'ethers';
import {
  deploy,
  ethers,
  FOREVER,
  hash,
  networkHelpers,
  now,
  type Deployed,
  type Hex,
  type Signer,
} from '../world.ts';

export const DAY = 86_400;
export const WEIGHT = ethers.id('TopSteel.Weight');
export const FIAT_RECEIPT = ethers.id('TopSteel.FiatReceipt');
/** What the deployment configures: see `packages/chain/src/deploy/feeds.ts`. */
export const WEIGHT_MAX_AGE = 30 * DAY;
export const FIAT_RECEIPT_MAX_AGE = 7 * DAY;
export const MAX_AHEAD = 60;
export const ROTATION_DELAY = 7 * DAY;
/** 4,982 kg on the weigh ticket. */
export const GRAMS = 4_982_000n;
export const SUBJECT = hash('payment of order 2026-0417');

export const REPORT_TYPES = {
  Report: [
    { name: 'kind', type: 'bytes32' },
    { name: 'subject', type: 'bytes32' },
    { name: 'value', type: 'uint128' },
    { name: 'observedAt', type: 'uint48' },
    { name: 'validUntil', type: 'uint48' },
    { name: 'round', type: 'uint32' },
    { name: 'signerSet', type: 'uint32' },
  ],
};

export interface Report {
  kind: string;
  subject: string;
  value: bigint;
  observedAt: number;
  validUntil: number;
  round: number;
  signerSet: number;
}

export function ascending<T extends { address: string }>(signers: readonly T[]): T[] {
  return [...signers].sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));
}

async function deployQuorum() {
  const signers = await ethers.getSigners();
  const [registrar, relayer, one, two, three, publisher, publisherKey, stranger] = signers as [
    ...[Signer, Signer, Signer, Signer, Signer, Signer, Signer, Signer],
    ...Signer[],
  ];
  const directory = await deploy('Directory', [registrar.address]);
  const reports = await deploy('OracleReports', [directory.target]);
  const anchors = await deploy('AuditAnchors', [directory.target]);
  const reporters = ascending([one, two, three]);
  await reports.configureFeed(WEIGHT, WEIGHT_MAX_AGE, MAX_AHEAD);
  await reports.configureFeed(FIAT_RECEIPT, FIAT_RECEIPT_MAX_AGE, MAX_AHEAD);
  await reports.rotate(
    reporters.map(({ address }) => address),
    2,
  );
  await directory.appointAccreditor(registrar.address);
  await directory.register(publisher.address, hash('profile of the marketplace'));
  await directory.connect(publisher).addSigner(publisher.address, publisherKey.address, 0, FOREVER);
  return { registrar, relayer, reporters, publisher, publisherKey, stranger, directory, reports, anchors };
}

export type Quorum = Awaited<ReturnType<typeof deployQuorum>>;

export async function quorum(): Promise<Quorum> {
  const loaded = await networkHelpers.loadFixture(deployQuorum);
  await networkHelpers.mine();
  return loaded;
}

export async function domainOf(reports: Deployed, changes: TypedDataDomain = {}): Promise<TypedDataDomain> {
  const { chainId } = await ethers.provider.getNetwork();
  const verifyingContract = String(reports.target);
  return { name: 'TopSteel OracleReports', version: '1', chainId, verifyingContract, ...changes };
}

/** The usual report: a weight measured now. */
export async function reportOf(changes: Partial<Report> = {}): Promise<Report> {
  const at = await now();
  return {
    ...{ kind: WEIGHT, subject: SUBJECT, value: GRAMS, observedAt: at, validUntil: at + DAY },
    ...{ round: 1, signerSet: 1, ...changes },
  };
}

export async function signReport(
  q: Quorum,
  report: Report,
  signers: readonly Signer[] = q.reporters.slice(0, 2),
  domain: TypedDataDomain = {},
): Promise<Hex[]> {
  const complete = await domainOf(q.reports, domain);
  return Promise.all(
    signers.map(async (signer) => (await signer.signTypedData(complete, REPORT_TYPES, report)) as Hex),
  );
}

/** Signs and submits: by the first two signers unless others are named. */
export async function submit(q: Quorum, changes: Partial<Report> = {}, signers?: readonly Signer[]) {
  const report = await reportOf(changes);
  return q.reports.connect(q.relayer).submit(report, await signReport(q, report, signers));
}
