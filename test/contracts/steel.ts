/** Certificates and lots for the contract tests. */
import {
  batchCommitmentOf,
  buildBatch,
  commissionTypedData,
  type BatchEvidence,
  type BuiltBatch,
  type CountersignatureTuple,
} from '@topsteel/chain';
import type { CertificateTuple } from '@topsteel/domain/certificate';
import { decodeFunctionResult, encodeFunctionData, type Abi } from 'viem';
import { deploy, ethers, FOREVER, hash, profile, sign, type Hex, type Signer, type World } from './world.ts';

/** The capability to countersign. */
export const INSPECTION_BODY = 16n;

/** Heat 487215, S355J2, 24,800 kg: the certificate most tests use. */
export function certificateOf(issuer: string, changes: Partial<CertificateTuple> = {}): CertificateTuple {
  return {
    issuer: issuer as Hex,
    batch: 1n,
    index: 0,
    documentHash: hash('EN 10168 document of heat 487215'),
    subject: hash('heat 487215'),
    kind: 31,
    massGrams: 24_800_000n,
    validFrom: 0,
    validUntil: 2 ** 48 - 1,
    salt: hash('salt'),
    ...changes,
  };
}

/** `count` certificates of heats that differ, in order of index. */
export function certificatesOf(issuer: string, count: number, batch = 1n): CertificateTuple[] {
  return Array.from({ length: count }, (_, index) =>
    certificateOf(issuer, {
      batch,
      index,
      subject: hash(`heat ${index}`),
      documentHash: hash(`document ${index}`),
    }),
  );
}

export interface Issued {
  built: BuiltBatch;
  certificates: CertificateTuple[];
  commitment: Hex;
  issuedAt: number;
  evidenceOf: (index: number, countersignature?: CountersignatureTuple) => BatchEvidence;
}

/** Issues a batch from the issuer's own account. */
export async function issue(
  { deployment, registry }: World,
  issuer: Signer,
  certificates: CertificateTuple[],
): Promise<Issued> {
  const built = buildBatch(deployment, certificates);
  const batch = certificates[0]!.batch;
  const sent = await registry.connect(issuer).issue(batch, built.root, built.depth, built.count);
  const block = await sent.getBlock();
  const issued = { issuedAt: block!.timestamp, signer: issuer.address as Hex };
  return {
    built,
    certificates,
    commitment: batchCommitmentOf({ ...built, ...issued }),
    issuedAt: issued.issuedAt,
    evidenceOf: (index, countersignature) => built.evidenceOf(index, issued, countersignature),
  };
}

/** Makes an account an inspection body from now on. */
export async function accreditBody({ directory }: World, body: string): Promise<void> {
  await directory.register(body, profile);
  await directory.grantCapability(body, INSPECTION_BODY, 0, FOREVER);
}

/** Countersigns from the body's own account, and gives what is shown as evidence. */
export async function countersign(
  { registry }: World,
  body: Signer,
  { certificates, commitment }: Issued,
  indices: number[],
): Promise<CountersignatureTuple> {
  const { issuer, batch } = certificates[0]!;
  const sent = await registry.connect(body).countersign(issuer, batch, commitment, indices);
  const block = await sent.getBlock();
  const own = body.address as Hex;
  return { body: own, signer: own, signedAt: block!.timestamp };
}

/** What a lot is commissioned with: 24.8 t with 0.55 t CO2e per tonne. */
export function commissionOf(to: string, changes: Partial<Commission> = {}): Commission {
  return {
    to: to as Hex,
    massGrams: 24_800_000n,
    emissionsGrams: 13_640_000n,
    evidence: hash('evidence of heat 487215'),
    epcisEvent: hash('commissioning event of heat 487215'),
    ...changes,
  };
}

export interface Commission {
  to: Hex;
  massGrams: bigint;
  emissionsGrams: bigint;
  evidence: Hex;
  epcisEvent: Hex;
}

/** Issues one certificate and commissions its whole mass to the mill. */
export async function commissionedLot(w: World, changes: Partial<CertificateTuple> = {}) {
  const certificate = certificateOf(w.mill.address, changes);
  const issued = await issue(w, w.mill, [certificate]);
  const commission = commissionOf(w.mill.address, { massGrams: certificate.massGrams });
  const evidence = issued.evidenceOf(0);
  const lotId = await w.ledger.connect(w.mill).commission.staticCall(certificate, evidence, commission);
  await w.ledger.connect(w.mill).commission(certificate, evidence, commission);
  return { lotId, certificate, evidence, commission, id: issued.built.leaves[0]! };
}

/** A signer's signature over a commission. */
export function signCommission(
  w: World,
  signer: Signer,
  certificate: Hex,
  ordinal: bigint,
  commission: Commission,
  deadline: number,
): Promise<Hex> {
  return sign(signer, commissionTypedData(w.deployment, { certificate, ordinal, ...commission, deadline }));
}

/** How many certificates are asked for in one call, below the gas that a call may use. */
const AT_ONCE = 250;

/** The status of each certificate, in few calls. */
export async function statusesOf(
  { registry }: World,
  questions: readonly (readonly [CertificateTuple, BatchEvidence])[],
): Promise<number[]> {
  const reader = await deploy('CertificateReader');
  const abi = JSON.parse(reader.interface.formatJson()) as Abi;
  const found: number[] = [];
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    const asked = questions.slice(from, from + AT_ONCE);
    const args = [registry.target, asked.map(([one]) => one), asked.map(([, evidence]) => evidence)];
    const data = encodeFunctionData({ abi, functionName: 'statuses', args });
    const answer = (await ethers.provider.call({ to: reader.target, data })) as Hex;
    found.push(...(decodeFunctionResult({ abi, functionName: 'statuses', data: answer }) as number[]));
  }
  return found;
}
