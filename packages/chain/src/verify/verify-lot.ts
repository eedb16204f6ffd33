import { readWords } from './abi-words.ts';
import { certificateIdOf, parseJson, readEvidence, rootOf } from './evidence.ts';
import { readBlock, type FetchBlock } from './fetch-block.ts';
import { findBundle } from './find-bundle.ts';
import {
  judgeConformance,
  judgeFinality,
  judgeIntegrity,
  judgeIssuer,
  judgeStatus,
  type Assess,
} from './judge-certificate.ts';
import { judgeBundle, judgeCarbon, judgeOrigin, judgeQuantity, judgeRecall } from './judge-material.ts';
import type { Rpc } from './json-rpc.ts';
import { line, type LotFacts } from './lot-facts.ts';
import { readIssuer } from './read-issuer.ts';
import { readQuantity } from './read-quantity.ts';
import { readRevocation } from './read-revocation.ts';
import type { Block } from './node-answers.ts';
import { Register, STATUS, type LotRecord, type RegisterDeployment } from './register.ts';
import { outcomeOf, type LotSummary, type VerdictLine, type VerificationReport } from './report.ts';

export interface VerifyLotInput {
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
  /** Judges the values against the grade. Without it the report has no conformance line. */
  assess?: Assess | undefined;
  /** When the certificate was last seen in force (unix seconds), for the line that says the register is away. */
  lastInForce?: number | undefined;
}

/**
 * Checks a lot against the register and the file store, and nothing else.
 *
 * It never throws for something that is away: such a question is answered with a line whose tone is *unknown*.
 * All answers of the register belong to one block, which the report names.
 *
 * @example
 * const report = await verifyLot({ lotId, rpc: node.request, fetchBlock: store.fetchBlock, deployment, now });
 * report.lines[0] // { question: 'integrity', key: 'intact', params: { issuer: 'Aciéries de Lorraine', date: 1762300800 }, … }
 */
export async function verifyLot(input: VerifyLotInput): Promise<VerificationReport> {
  const { report, facts } = await checkLot(input);
  return facts === undefined ? report : { ...report, lot: summaryOf(facts) };
}

/** The checks of verifyLot without the summary of the lot, for a page that shows one already. */
export async function checkLot(
  input: VerifyLotInput,
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
  return { report: reportOf(input, judge(facts, input.assess), block), facts };
}

async function openLot({ rpc, deployment, lotId }: VerifyLotInput) {
  const register = await Register.open(rpc, deployment);
  return { register, lot: await register.lot(lotId) };
}

async function gather(
  input: VerifyLotInput,
  register: Register,
  lot: LotRecord,
): Promise<Omit<LotFacts, 'how'>> {
  const { lotId, serial, fetchBlock, lastInForce } = input;
  const [proof, documentBlock, issuer, revocation, quantity, bundle, recall, finalisedAt] = await Promise.all(
    [
      gatherProof(input, register, lot),
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

async function gatherProof({ fetchBlock, deployment }: VerifyLotInput, register: Register, lot: LotRecord) {
  const evidenceBlock = await readBlock(fetchBlock, lot.evidence);
  const evidence = evidenceBlock.state === 'read' ? readEvidence(evidenceBlock.bytes) : undefined;
  if (evidence === undefined) {
    return { evidenceBlock, evidence, proves: false, status: { ok: false } as const, compromisedSince: 0 };
  }
  const { certificate, batch, siblings } = evidence;
  const leaf = certificateIdOf(certificate, deployment.certificateRegistry, deployment.chainId);
  const proves =
    leaf === lot.certificate &&
    certificate.documentHash === lot.documentHash &&
    BigInt(siblings.length) === batch.depth &&
    rootOf(leaf, siblings) === batch.root;
  const status = await outcomeOf(register.status(certificate, batch, siblings));
  const compromised = status.ok && status.value === STATUS.signerCompromised;
  const since = compromised
    ? await outcomeOf(register.compromisedSince(lot.issuer, batch.signer))
    : undefined;
  return { evidenceBlock, evidence, proves, status, compromisedSince: since?.ok === true ? since.value : 0 };
}

async function readRecall(register: Register, lotId: bigint, lot: LotRecord): Promise<{ reason: number }> {
  const event = lot.recalledAt === 0 ? undefined : (await register.recallEvents(lotId)).at(-1);
  return { reason: event === undefined ? 0 : readWords(event.data).number(1) };
}

function judge(facts: LotFacts, assess: Assess | undefined): VerdictLine[] {
  return [
    judgeBundle(facts),
    judgeRecall(facts),
    judgeIntegrity(facts),
    judgeIssuer(facts),
    judgeStatus(facts),
    judgeFinality(facts),
    assess === undefined ? undefined : judgeConformance(facts, assess),
    judgeQuantity(facts),
    judgeOrigin(facts),
    judgeCarbon(facts),
  ].filter((entry) => entry !== undefined);
}

/** Without the register nothing can be said, and every line says so. */
function unreachableLines(input: VerifyLotInput): VerdictLine[] {
  const how = howOf(input);
  const { lastInForce, assess } = input;
  return [
    line('integrity', 'integrityUnknown', {}, 'notAsked', how),
    line('issuer', 'issuerUnread', {}, 'notAsked', how),
    lastInForce === undefined
      ? line('status', 'chainUnreachableFirst', {}, 'registerAway', how)
      : line('status', 'chainUnreachable', { lastTime: lastInForce }, 'registerAway', how),
    ...(assess === undefined ? [] : [line('conformance', 'conformanceUnread', {}, 'notAsked', how)]),
    line('quantity', 'quantityUnknown', {}, 'notAsked', how),
    line('origin', 'originUnknown', {}, 'notAsked', how),
    line('carbon', 'carbonUnknown', {}, 'notAsked', how),
  ];
}

function howOf({ registerName, storeName }: VerifyLotInput, block?: Block) {
  return {
    register: registerName?.() ?? '',
    store: storeName?.() ?? '',
    block: block?.number.toString() ?? '',
  };
}

function reportOf(input: VerifyLotInput, lines: VerdictLine[], block?: Block): VerificationReport {
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

function summaryOf(facts: LotFacts): LotSummary {
  const { lot, evidence, issuer, bundle, documentBlock } = facts;
  const found = bundle.ok ? bundle.value : undefined;
  return {
    issuer: lot.issuer,
    issuerName: issuer.ok ? issuer.value?.name : undefined,
    documentHash: lot.documentHash,
    lotGrams: lot.massGrams.toString(),
    certifiedGrams: evidence?.certificate.massGrams.toString(),
    bundle:
      found?.grams === undefined || found.state === 'cancelled'
        ? undefined
        : { grams: found.grams.toString(), state: found.state },
    label: evidence?.lot ?? {},
    documents: evidence?.documents ?? [],
    emissions: evidence?.emissions,
    history: historyOf(facts),
    document: documentBlock.state === 'read' ? parseJson(documentBlock.bytes) : undefined,
  };
}

function historyOf({ lot, evidence, bundle, revocation }: LotFacts): LotSummary['history'] {
  const found = bundle.ok ? bundle.value : undefined;
  const revoked = revocation.ok ? revocation.value : undefined;
  const events: (LotSummary['history'][number] | undefined)[] = [
    evidence === undefined ? undefined : { what: 'certified', at: Number(evidence.batch.issuedAt) },
    { what: 'commissioned', at: lot.commissionedAt },
    found === undefined ? undefined : { what: found.state, at: found.at },
    revoked === undefined ? undefined : { what: 'revoked', at: revoked.at },
    lot.recalledAt === 0 ? undefined : { what: 'recalled', at: lot.recalledAt },
  ];
  return events.filter((event) => event !== undefined).sort((a, b) => a.at - b.at);
}
