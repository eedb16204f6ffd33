import { certificateIdOf, readEvidence } from './evidence.ts';
import { gather, howOf, type CheckLotInput } from './check-lot.ts';
import { judgeFinality, judgeIntegrity, judgeIssuer, judgeStatus, type Assess } from './judge-certificate.ts';
import { judgeQuantity } from './judge-material.ts';
import { line, type LotFacts } from './lot-facts.ts';
import { summaryOf } from './lot-summary.ts';
import { Register, type LotRecord } from './register.ts';
import { outcomeOf, type VerificationReport } from './report.ts';
import { sha256 } from './sha256.ts';
import { withConformance, withRemoval } from './verify-lot.ts';

export interface VerifyCertificateInput extends Omit<CheckLotInput, 'lotId' | 'serial' | 'lastInForce'> {
  /** An evidence block (`topsteel/certificate-evidence/1`), as its issuer hands it over. */
  bytes: Uint8Array;
  assess?: Assess | undefined;
}

/**
 * Checks a certificate by its evidence, whether or not a lot was made under it: anybody can register a batch, so who
 * did is the first thing to know.
 *
 * @returns undefined when the bytes are not an evidence block.
 */
export async function verifyCertificate({
  bytes,
  assess,
  ...input
}: VerifyCertificateInput): Promise<VerificationReport | undefined> {
  const evidence = readEvidence(bytes);
  if (evidence === undefined) return undefined;
  const { certificate, batch } = evidence;
  const { chainId, certificateRegistry } = input.deployment;
  const handedOver = await sha256(bytes);
  const record: LotRecord = {
    certificate: certificateIdOf(certificate, certificateRegistry, chainId),
    documentHash: certificate.documentHash,
    evidence: handedOver,
    subject: certificate.subject,
    issuer: certificate.issuer,
    batch: certificate.batch,
    index: certificate.index,
    massGrams: certificate.massGrams,
    emissionsGrams: 0n,
    commissionedAt: Number(batch.issuedAt),
    recalledAt: 0,
  };
  const fetchBlock = (hash: string) =>
    hash === handedOver ? Promise.resolve(bytes) : input.fetchBlock(hash);
  const base = { ...howOf(input), lotId: '0', serial: undefined, checkedAt: input.now };
  const opened = await outcomeOf(Register.open(input.rpc, input.deployment));
  if (!opened.ok) {
    const how = howOf(input);
    const lines = [
      line('integrity', 'integrityUnknown', {}, 'notAsked', how),
      line('issuer', 'issuerUnread', {}, 'notAsked', how),
      line('status', 'chainUnreachableFirst', {}, 'registerAway', how),
      line('quantity', 'quantityUnknown', {}, 'notAsked', how),
    ];
    return { ...base, lines, block: undefined, lot: undefined };
  }
  const register = opened.value;
  const { block } = register;
  const gathered = await gather({ ...input, fetchBlock, lotId: 0n, serial: undefined }, register, record);
  const facts: LotFacts = { ...gathered, how: howOf(input, block) };
  const found = [
    judgeIntegrity(facts),
    judgeIssuer(facts),
    judgeStatus(facts),
    judgeFinality(facts),
    judgeQuantity(facts),
  ].filter((entry) => entry !== undefined);
  const lines = withConformance(input, await withRemoval(input, register, found, facts), facts, assess);
  return {
    ...base,
    ...howOf(input),
    lines,
    block: { number: block.number.toString(), at: block.at },
    lot: summaryOf(facts),
  };
}
