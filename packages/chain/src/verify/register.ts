import { encodeCall, encodeWords, keccak, readWords, selectorOf, type Hex } from './abi-words.ts';
import { certificateWords, type CertificateTuple, type Countersignature, type Evidence } from './evidence.ts';
import { oddAnswer, RpcRefusal, type Rpc } from './json-rpc.ts';
import { hexNumber, readBlockHeader, searchLogs, type Block, type Log } from './node-answers.ts';
import type { RegisterDeployment } from './register-deployment.ts';

export type { RegisterDeployment };

/** `MaterialLedger.lotOf`, in the order of the Solidity struct. */
export interface LotRecord {
  certificate: Hex;
  documentHash: Hex;
  evidence: Hex;
  subject: Hex;
  issuer: Hex;
  batch: bigint;
  index: bigint;
  massGrams: bigint;
  emissionsGrams: bigint;
  commissionedAt: number;
  recalledAt: number;
}

export interface OrganisationRecord {
  profile: Hex;
  accreditor: Hex;
  registeredAt: number;
  capabilities: bigint;
}

/** `CertificateRegistry.Status`, by number. */
export const STATUS = {
  unknown: 0,
  inForce: 1,
  notYetValid: 2,
  outOfDate: 3,
  revoked: 4,
  issuerUnauthorised: 5,
  signerCompromised: 6,
  notCountersigned: 7,
} as const;

export const MILL = 1n;
export const PROCESSOR = 2n;

const CERTIFICATE_TYPES = '(address,uint64,uint32,bytes32,bytes32,uint8,uint128,uint48,uint48,bytes32)';
const EVIDENCE_TYPES = '(uint32,uint48,address,bytes32[],(address,address,uint48))';

const LOT_UNKNOWN = `0x${selectorOf('MaterialLedger_LotUnknown(uint256)')}`;

const eventTopics = {
  lotCommissioned: keccak(
    'LotCommissioned(uint256,bytes32,address,address,uint128,uint128,bytes32,bytes32,bytes32,bytes32,uint128)',
  ),
  titleReserved: keccak('TitleReserved(bytes32,uint256,address,bytes32,uint128,uint128)'),
  titleReleased: keccak('TitleReleased(bytes32,uint256,address,address,uint128,uint128,bytes32)'),
  reservationCancelled: keccak('ReservationCancelled(bytes32,uint256,address,uint128,uint128)'),
  lotRecalled: keccak('LotRecalled(uint256,address,uint8,bytes32)'),
  certificateRevoked: keccak('CertificateRevoked(address,uint64,uint32,uint8,uint64,uint32,address)'),
  countersigned: keccak('CertificatesCountersigned(address,uint64,address,uint32[],address,uint48)'),
} as const;

export const COMMISSIONED = eventTopics.lotCommissioned;

/** All reads at one block, so that the answers belong together. Each throws when the node does not answer. */
export class Register {
  readonly block: Block;
  private readonly rpc: Rpc;
  private readonly deployment: RegisterDeployment;

  constructor(rpc: Rpc, deployment: RegisterDeployment, block: Block) {
    this.rpc = rpc;
    this.deployment = deployment;
    this.block = block;
  }

  /**
   * Opens the register at the latest block.
   *
   * @throws Error when the node is away or is on another chain: its answers would say nothing about our contracts.
   */
  static async open(rpc: Rpc, deployment: RegisterDeployment): Promise<Register> {
    const [chainId, block] = await Promise.all([rpc('eth_chainId', []), readBlockHeader(rpc, 'latest')]);
    if (Number(chainId) !== deployment.chainId)
      throw new Error(`The node is on chain ${String(Number(chainId))}, not ${deployment.chainId}.`);
    return new Register(rpc, deployment, block);
  }

  /** The record of a lot; undefined when no lot carries this number. */
  async lot(lotId: bigint): Promise<LotRecord | undefined> {
    let words;
    try {
      words = readWords(
        await this.call(this.deployment.materialLedger, encodeCall('lotOf(uint256)', [lotId])),
      );
    } catch (error) {
      if (error instanceof RpcRefusal && error.data?.startsWith(LOT_UNKNOWN) === true) return undefined;
      throw error;
    }
    return {
      certificate: words.hex(0),
      documentHash: words.hex(1),
      evidence: words.hex(2),
      subject: words.hex(3),
      issuer: words.address(4),
      batch: words.uint(5),
      index: words.uint(6),
      massGrams: words.uint(7),
      emissionsGrams: words.uint(8),
      commissionedAt: words.number(9),
      recalledAt: words.number(10),
    };
  }

  /** `CertificateRegistry.status`: one of STATUS. */
  async status(
    { certificate, batch, siblings }: Evidence,
    { body, signer, signedAt }: Countersignature = { body: '0x', signer: '0x', signedAt: 0n },
  ): Promise<number> {
    const head = certificateWords(certificate);
    const data = `0x${selectorOf(`status(${CERTIFICATE_TYPES},${EVIDENCE_TYPES})`)}${encodeWords([
      ...head,
      (head.length + 1) * 32,
      batch.count,
      batch.issuedAt,
      batch.signer,
      7 * 32,
      body,
      signer,
      signedAt,
      siblings.length,
      ...siblings,
    ])}`;
    return readWords(await this.call(this.deployment.certificateRegistry, data)).number(0);
  }

  /** What the registry holds of a batch; zero when the issuer has issued none of this number. */
  async commitmentOf({ issuer, batch }: CertificateTuple): Promise<Hex> {
    const call = encodeCall('commitmentOf(address,uint64)', [issuer, batch]);
    return readWords(await this.call(this.deployment.certificateRegistry, call)).hex(0);
  }

  /** The second signature of a certificate, from the events; undefined when there is none. */
  async countersignatureOf({
    issuer,
    batch,
    index,
  }: CertificateTuple): Promise<Countersignature | undefined> {
    const events = await this.logs(this.deployment.certificateRegistry, [
      eventTopics.countersigned,
      topicOf(issuer),
      topicOf(batch),
    ]);
    for (const { topics, data } of events) {
      const words = readWords(data);
      // data: indices, signer, signedAt
      if (words.uints(0).includes(index))
        return {
          body: readWords(topics[3] ?? '').address(0),
          signer: words.address(1),
          signedAt: words.uint(2),
        };
    }
    return undefined;
  }

  async isRevoked(issuer: Hex, batch: bigint, index: bigint): Promise<boolean> {
    return (
      (await this.uint(this.deployment.certificateRegistry, 'isRevoked(address,uint64,uint32)', [
        issuer,
        batch,
        index,
      ])) === 1n
    );
  }

  /** Grams commissioned under a certificate so far. */
  certifiedUsedGrams(certificate: Hex): Promise<bigint> {
    return this.uint(this.deployment.materialLedger, 'certifiedUsedGrams(bytes32)', [certificate]);
  }

  /** Grams of a lot that a holder has and has not reserved for a buyer. */
  availableGrams(holder: Hex, lotId: bigint): Promise<bigint> {
    return this.uint(this.deployment.materialLedger, 'availableOf(address,uint256)', [holder, lotId]);
  }

  /** The directory's entry; undefined when nobody has registered this account. */
  async organisation(account: Hex): Promise<OrganisationRecord | undefined> {
    const words = readWords(
      await this.call(this.deployment.directory, encodeCall('organisationOf(address)', [account])),
    );
    const record = {
      profile: words.hex(0),
      accreditor: words.address(1),
      registeredAt: words.number(2),
      capabilities: words.uint(3),
    };
    return record.registeredAt === 0 ? undefined : record;
  }

  /** Time of the newest final block; undefined when the node cannot tell. */
  async finalisedAt(): Promise<number | undefined> {
    try {
      return (await readBlockHeader(this.rpc, 'finalized')).at;
    } catch {
      return undefined;
    }
  }

  async timeOf(blockNumber: bigint): Promise<number> {
    return (await readBlockHeader(this.rpc, hexNumber(blockNumber))).at;
  }

  /** Title events of a lot: reserved for a buyer, released to a buyer, reservation cancelled. */
  titleEvents(lotId: bigint): Promise<Log[]> {
    const { titleReserved, titleReleased, reservationCancelled } = eventTopics;
    return this.logs(this.deployment.materialLedger, [
      [titleReserved, titleReleased, reservationCancelled],
      null,
      topicOf(lotId),
    ]);
  }

  recallEvents(lotId: bigint): Promise<Log[]> {
    return this.logs(this.deployment.materialLedger, [eventTopics.lotRecalled, topicOf(lotId)]);
  }

  revocationEvents(issuer: Hex, batch: bigint, index: bigint): Promise<Log[]> {
    return this.logs(this.deployment.certificateRegistry, [
      eventTopics.certificateRevoked,
      topicOf(issuer),
      topicOf(batch),
      topicOf(index),
    ]);
  }

  /** Since when an organisation disowns a signer (unix seconds); 0 when it has not said so. */
  async compromisedSince(organisation: Hex, signer: Hex): Promise<number> {
    return readWords(
      await this.call(
        this.deployment.directory,
        encodeCall('signerOf(address,address)', [organisation, signer]),
      ),
    ).number(2);
  }

  /** Lots commissioned under one certificate, by one issuer, or all lots. */
  commissionEvents(certificate: Hex | null = null, issuer?: Hex): Promise<Log[]> {
    return this.logs(this.deployment.materialLedger, [
      eventTopics.lotCommissioned,
      null,
      certificate,
      issuer === undefined ? null : topicOf(issuer),
    ]);
  }

  isRelease(log: Log): boolean {
    return log.topics[0] === eventTopics.titleReleased;
  }

  isCancellation(log: Log): boolean {
    return log.topics[0] === eventTopics.reservationCancelled;
  }

  private async uint(
    to: string,
    signature: string,
    words: Parameters<typeof encodeCall>[1],
  ): Promise<bigint> {
    return readWords(await this.call(to, encodeCall(signature, words))).uint(0);
  }

  async call(to: string, data: string): Promise<string> {
    const answer = await this.rpc('eth_call', [{ to, data }, hexNumber(this.block.number)]);
    if (typeof answer !== 'string') throw oddAnswer('eth_call');
    return answer;
  }

  logs(address: string, topics: readonly unknown[]): Promise<Log[]> {
    return searchLogs(this.rpc, {
      address,
      topics,
      from: BigInt(this.deployment.blockNumber),
      to: this.block.number,
    });
  }
}

function topicOf(value: Hex | bigint): Hex {
  return `0x${encodeWords([value])}`;
}
