import {
  encodeWords,
  keccak,
  readWords,
  selectorOf,
  type Hex,
  type Word,
  type WordReader,
} from '../verify/abi-words.ts';
import { RpcRefusal } from '../verify/json-rpc.ts';
import { STATUS, type RegisterDeployment } from '../verify/register.ts';
import { DirectoryState } from './directory-state.ts';
import { escrowStateOf, fiatStateOf } from './payment-state.ts';
import { StatementState } from './statement-state.ts';
import { addressIn, entryOf, fieldOf, hexWord, type ReadSlot } from './storage-layout.ts';
import { unitClassOf, unitTotalsOf } from './unit-state.ts';

/** Slots of `CertificateRegistry` and `MaterialLedger`: what is inherited comes first, EIP-712 takes two. */
const COMMITMENTS = 2n;
const COUNTERSIGNATURES = 3n;
const REVOKED = 4n;
const HOLDINGS = 0n;
const LOTS = 4n;
const CONSUMED = 5n;
const COVERAGE = 6n;

const MANUFACTURER = 3n;
const INSPECTION_BODY = 16n;
const COUNTERSIGNED_KIND = 32n;
const KINDS = [21n, 22n, 31n, COUNTERSIGNED_KIND];
const LEAF_TYPEHASH = '0x2c4077a6546de252ff64903795518ebcd559df1362269f93443931564a7f3333';
const STATUS_CALL =
  'status((address,uint64,uint32,bytes32,bytes32,uint8,uint128,uint48,uint48,bytes32),(uint32,uint48,address,bytes32[],(address,address,uint48)))';

/** What the state is of: a block, and the clock of who asks. */
export interface StateClock {
  /** Time of the block, unix seconds. */
  at: number;
  /** Dates of validity are compared with this time: the block's, or the reader's when it is later. */
  now: number;
}

/**
 * The contracts as their storage says, without a node: the view functions that verification calls, written line by
 * line after the Solidity. Whoever makes a bundle compares every answer with the node's.
 */
export class ContractState {
  private readonly deployment: RegisterDeployment;
  private readonly read: ReadSlot;
  private readonly clock: StateClock;
  private readonly directory: DirectoryState;
  private readonly answers: Map<string, (words: WordReader) => Promise<Word[]>>;

  constructor(deployment: RegisterDeployment, read: ReadSlot, clock: StateClock) {
    this.deployment = deployment;
    this.read = read;
    this.clock = clock;
    this.directory = new DirectoryState(deployment.directory, read);
    const { directory, certificateRegistry, materialLedger, emissionStatements } = deployment;
    const { settlementEscrow, fiatSettlement, carbonUnits } = deployment;
    const on = (contract: string, signature: string, answer: (words: WordReader) => Promise<Word[]>) =>
      [`${contract.toLowerCase()} ${selectorOf(signature)}`, answer] as const;
    const statements =
      emissionStatements === undefined
        ? undefined
        : new StatementState(emissionStatements, this.directory, read);
    this.answers = new Map([
      on(directory, 'organisationOf(address)', (w) => this.directory.organisationOf(w.hex(0), clock.at)),
      on(directory, 'signerOf(address,address)', async (w) =>
        Object.values(await this.directory.signerOf(w.hex(0), w.hex(1))),
      ),
      on(directory, 'capabilityWindows(address,uint256)', async (w) => {
        const windows = await this.directory.windowsOf(w.hex(0), w.uint(1));
        return [32, windows.length, ...windows.flatMap(({ from, until }) => [from, until])];
      }),
      on(certificateRegistry, 'commitmentOf(address,uint64)', async (w) => [
        await this.commitment(w.hex(0), w.uint(1)),
      ]),
      on(certificateRegistry, 'isRevoked(address,uint64,uint32)', async (w) => [
        (await this.isRevoked(w.hex(0), w.uint(1), w.uint(2))) ? 1 : 0,
      ]),
      on(certificateRegistry, STATUS_CALL, async (w) => [await this.status(w)]),
      on(materialLedger, 'lotOf(uint256)', (w) => this.lot(w.uint(0))),
      on(materialLedger, 'certifiedUsedGrams(bytes32)', async (w) => [
        fieldOf(await this.coverage(w.hex(0)), 0, 128),
      ]),
      on(materialLedger, 'availableOf(address,uint256)', async (w) => {
        const holding = await this.slot(materialLedger, entryOf(HOLDINGS, w.uint(1), w.hex(0)));
        return [fieldOf(holding, 0, 128) - fieldOf(holding, 128, 128)];
      }),
      on(materialLedger, 'remainingOf(uint256)', (w) => this.remaining(w.uint(0))),
      ...(emissionStatements === undefined || statements === undefined
        ? []
        : [
            on(emissionStatements, 'standingOf(uint256)', (w) => statements.standingOf(w.uint(0))),
            on(emissionStatements, 'verificationOf(bytes32)', (w) => statements.verificationOf(w.hex(0))),
          ]),
      ...(settlementEscrow === undefined
        ? []
        : [on(settlementEscrow, 'stateOf(bytes32)', (w) => escrowStateOf(settlementEscrow, w.hex(0), read))]),
      ...(fiatSettlement === undefined
        ? []
        : [on(fiatSettlement, 'stateOf(bytes32)', (w) => fiatStateOf(fiatSettlement, w.hex(0), read))]),
      ...(carbonUnits === undefined
        ? []
        : [
            on(carbonUnits, 'classOf(bytes32)', (w) => unitClassOf(carbonUnits, w.hex(0), read)),
            on(carbonUnits, 'totalsOf(bytes32)', (w) => unitTotalsOf(carbonUnits, w.hex(0), read)),
          ]),
    ]);
  }

  /** The answer of `eth_call`. @throws RpcRefusal when the call is not known here, or reverts. */
  async call(to: string, data: string): Promise<Hex> {
    const answer = this.answers.get(`${to.toLowerCase()} ${data.slice(2, 10)}`);
    if (answer === undefined) throw new RpcRefusal('This call cannot be answered from a bundle.', undefined);
    return `0x${encodeWords(await answer(readWords(data.slice(10))))}`;
  }

  /** How many lots were made under a certificate: so many events tell of them all. */
  async lotsOf(certificate: Hex): Promise<bigint> {
    return fieldOf(await this.coverage(certificate), 128, 64);
  }

  private commitment(issuer: Word, batch: bigint): Promise<bigint> {
    return this.slot(this.deployment.certificateRegistry, entryOf(COMMITMENTS, issuer, batch));
  }

  private coverage(certificate: Hex): Promise<bigint> {
    return this.slot(this.deployment.materialLedger, entryOf(COVERAGE, certificate));
  }

  private async isRevoked(issuer: Word, batch: bigint, index: bigint): Promise<boolean> {
    const place = (batch << 24n) | (index >> 8n);
    const word = await this.slot(this.deployment.certificateRegistry, entryOf(REVOKED, issuer, place));
    return ((word >> (index & 0xffn)) & 1n) === 1n;
  }

  private async lot(lotId: bigint): Promise<Word[]> {
    const { materialLedger } = this.deployment;
    const slot = entryOf(LOTS, lotId);
    const words = [];
    for (let i = 0n; i < 7n; i += 1n) words.push(await this.slot(materialLedger, slot + i));
    const [head = 0n, grams = 0n, evidence = 0n, certificate = 0n, document = 0n, subject = 0n, place = 0n] =
      words;
    if (fieldOf(head, 160, 48) === 0n) {
      const data = `0x${selectorOf('MaterialLedger_LotUnknown(uint256)')}${encodeWords([lotId])}`;
      throw new RpcRefusal('execution reverted', data);
    }
    return [
      ...[
        certificate,
        document,
        evidence,
        subject,
        addressIn(head),
        fieldOf(place, 0, 64),
        fieldOf(place, 64, 32),
      ],
      ...[fieldOf(grams, 0, 128), fieldOf(grams, 128, 128), fieldOf(head, 160, 48), fieldOf(head, 208, 48)],
    ];
  }

  private async remaining(lotId: bigint): Promise<Word[]> {
    const { materialLedger } = this.deployment;
    const grams = await this.slot(materialLedger, entryOf(LOTS, lotId) + 1n);
    const used = await this.slot(materialLedger, entryOf(CONSUMED, lotId));
    return [
      fieldOf(grams, 0, 128) - fieldOf(used, 0, 128),
      fieldOf(grams, 128, 128) - fieldOf(used, 128, 128),
    ];
  }

  /** `CertificateRegistry.status`. Words 0 to 9 are the certificate, 10 the place of the evidence, then the evidence. */
  private async status(w: WordReader): Promise<number> {
    const { chainId, certificateRegistry } = this.deployment;
    const [issuer, batch, index, kind] = [w.hex(0), w.uint(1), w.uint(2), w.uint(5)];
    const [count, issuedAt, signer] = [w.uint(11), w.number(12), w.hex(13)];
    const siblings = Array.from({ length: w.number(18) }, (_, i) => w.hex(19 + i));
    const certificate = Array.from({ length: 10 }, (_, i) => w.hex(i));
    const leaf = keccak(
      keccak(`0x${encodeWords([LEAF_TYPEHASH, certificateRegistry, chainId, ...certificate])}`),
    );
    const root = siblings.reduce(
      (node, sibling) => keccak(node < sibling ? node + sibling.slice(2) : sibling + node.slice(2)),
      leaf,
    );
    const shown = keccak(`0x${encodeWords([root, siblings.length, count, issuedAt, signer])}`);
    const committed = hexWord(await this.commitment(issuer, batch));
    if (index >= count || committed !== shown || !KINDS.includes(kind)) return STATUS.unknown;
    if (await this.isRevoked(issuer, batch, index)) return STATUS.revoked;
    if (!(await this.directory.isAuthorised(issuer, signer, MANUFACTURER, issuedAt))) {
      const isCompromised = await this.directory.isCompromised(issuer, signer, issuedAt);
      return isCompromised ? STATUS.signerCompromised : STATUS.issuerUnauthorised;
    }
    if (this.clock.now < w.number(7)) return STATUS.notYetValid;
    if (this.clock.now >= w.number(8)) return STATUS.outOfDate;
    if (kind === COUNTERSIGNED_KIND && !(await this.isCountersigned(w))) return STATUS.notCountersigned;
    return STATUS.inForce;
  }

  private async isCountersigned(w: WordReader): Promise<boolean> {
    const [body, signer, signedAt] = [w.hex(15), w.hex(16), w.number(17)];
    const slot = entryOf(COUNTERSIGNATURES, w.hex(0), w.uint(1), w.uint(2));
    const held = hexWord(await this.slot(this.deployment.certificateRegistry, slot));
    return (
      held === keccak(`0x${encodeWords([body, signer, signedAt])}`) &&
      this.directory.isAuthorised(body, signer, INSPECTION_BODY, signedAt)
    );
  }

  private slot(contract: string, slot: bigint): Promise<bigint> {
    return this.read(contract, slot);
  }
}
