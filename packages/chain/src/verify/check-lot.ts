import { readWords } from './abi-words.ts';
import { readBlock, type FetchBlock } from './fetch-block.ts';
import { findBundle } from './find-bundle.ts';
import { gatherProof } from './gather-proof.ts';
import { judgeFinality, judgeIntegrity, judgeIssuer, judgeStatus } from './judge-certificate.ts';
import { judgeBundle, judgeCarbon, judgeOrigin, judgeQuantity, judgeRecall } from './judge-material.ts';
import type { Rpc } from './json-rpc.ts';
import { line, type LotFacts } from './lot-facts.ts';
import type { Block } from './node-answers.ts';
import { readIssuer } from './read-issuer.ts';
import { readQuantity } from './read-quantity.ts';
import { readRevocation } from './read-revocation.ts';
import { Register, type LotRecord, type RegisterDeployment } from './register.ts';
import { outcomeOf, type VerdictLine, type VerificationReport } from './report.ts';

export interface CheckLotInput {
  /** 100-bit number of the lot; its 20-character code is on the label as AI (10). */
  lotId: bigint;
  /** 100-bit number of the delivered bundle, AI (21), when the label has one. */
  serial?: bigint | undefined;
  rpc: Rpc;
  fetchBlock: FetchBlock;
  deployment: RegisterDeployment;
  /** Unix seconds. */
  now: number;
  /** Who answers, for the sentences that say how a line was checked. */
  registerName?: (() => string) | undefined;
  storeName?: (() => string) | undefined;
  /** When the certificate was last seen in force (unix seconds), for the line that says the register is away. */
  lastInForce?: number | undefined;
}

/** The checks of verifyLot without conformance and the summary of the lot, for a page that shows them already. */
export async function checkLot(
  input: CheckLotInput,
): Promise<{ report: VerificationReport; facts: LotFacts | undefined }> {
  const opened = await outcomeOf(openLot(input));
  if (!opened.ok) return { report: reportOf(input, unreachableLines(input)), facts: undefined };
  const { register, lot } = opened.value;
  const { block } = register;
  if (lot === undefined) {
    const unknown = line('label', 'labelUnknown', {}, 'noSuchLot', howOf(input, block));
    return { report: reportOf(input, [unknown], block), facts: undefined };
  }
  const gathered = await gather(input, register, lot);
  const facts: LotFacts = { ...gathered, how: howOf(input, block) };
  return { report: reportOf(input, judge(facts), block), facts };
}

async function openLot({ rpc, deployment, lotId }: CheckLotInput) {
  const register = await Register.open(rpc, deployment);
  return { register, lot: await register.lot(lotId) };
}

/** Everything that can be learnt about a lot, or about a certificate that is looked at as if it were one. */
export async function gather(
  input: Omit<CheckLotInput, 'rpc' | 'now'>,
  register: Register,
  lot: LotRecord,
): Promise<Omit<LotFacts, 'how'>> {
  const { lotId, serial, fetchBlock, lastInForce } = input;
  const [proof, documentBlock, issuer, revocation, quantity, bundle, recall, finalisedAt] = await Promise.all(
    [
      gatherProof(register, fetchBlock, lot, input.deployment),
      readBlock(fetchBlock, lot.documentHash),
      outcomeOf(readIssuer(register, fetchBlock, lot.issuer)),
      outcomeOf(readRevocation(register, fetchBlock, lot)),
      outcomeOf(readQuantity(register, lot.certificate)),
      outcomeOf(findBundle(register, lotId, serial)),
      outcomeOf(readRecall(register, lotId, lot)),
      register.finalisedAt(),
    ],
  );
  const { block } = register;
  return {
    lotId,
    serial,
    lot,
    block,
    documentBlock,
    issuer,
    revocation,
    quantity,
    bundle,
    recall,
    finalisedAt,
    lastInForce,
    ...proof,
  };
}

async function readRecall(register: Register, lotId: bigint, lot: LotRecord): Promise<{ reason: number }> {
  const event = lot.recalledAt === 0 ? undefined : (await register.recallEvents(lotId)).at(-1);
  return { reason: event === undefined ? 0 : readWords(event.data).number(0) };
}

function judge(facts: LotFacts): VerdictLine[] {
  return [
    judgeBundle(facts),
    judgeRecall(facts),
    judgeIntegrity(facts),
    judgeIssuer(facts),
    judgeStatus(facts),
    judgeFinality(facts),
    judgeQuantity(facts),
    judgeOrigin(facts),
    judgeCarbon(facts),
  ].filter((entry) => entry !== undefined);
}

/** Without the register nothing can be said, and every line says so. */
function unreachableLines(input: CheckLotInput): VerdictLine[] {
  const how = howOf(input);
  const { lastInForce } = input;
  return [
    line('integrity', 'integrityUnknown', {}, 'notAsked', how),
    line('issuer', 'issuerUnread', {}, 'notAsked', how),
    lastInForce === undefined
      ? line('status', 'chainUnreachableFirst', {}, 'registerAway', how)
      : line('status', 'chainUnreachable', { lastTime: lastInForce }, 'registerAway', how),
    line('quantity', 'quantityUnknown', {}, 'notAsked', how),
    line('origin', 'originUnknown', {}, 'notAsked', how),
    line('carbon', 'carbonUnknown', {}, 'notAsked', how),
  ];
}

/** Who answered, and at which block. */
export function howOf(
  { registerName, storeName }: Pick<CheckLotInput, 'registerName' | 'storeName'>,
  block?: Block,
) {
  return {
    register: registerName?.() ?? '',
    store: storeName?.() ?? '',
    block: block?.number.toString() ?? '',
  };
}

function reportOf(input: CheckLotInput, lines: VerdictLine[], block?: Block): VerificationReport {
  const { register, store } = howOf(input);
  return {
    lotId: input.lotId.toString(),
    serial: input.serial?.toString(),
    lines,
    block: block === undefined ? undefined : { number: block.number.toString(), at: block.at },
    register,
    store,
    checkedAt: input.now,
    lot: undefined,
  };
}
