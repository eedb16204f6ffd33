import { encodeCall, encodeWords, readWords } from './abi-words.ts';
import { checkLot, howOf, type CheckLotInput } from './check-lot.ts';
import { judgeConformance, type Assess } from './judge-certificate.ts';
import { judgeStatement } from './judge-statement.ts';
import { issuerNameOf, line, type LotFacts } from './lot-facts.ts';
import { summaryOf } from './lot-summary.ts';
import { readRemoval } from './read-removal.ts';
import { readStatement } from './read-statement.ts';
import { MILL, PROCESSOR, Register } from './register.ts';
import { outcomeOf, type VerdictLine, type VerificationReport } from './report.ts';
import { CONSUMED, isMade } from './trace-sources.ts';
import { verifyMadeLot } from './verify-made-lot.ts';

export interface VerifyLotInput extends CheckLotInput {
  /** Judges the values against the grade. Without it the report has no conformance line. */
  assess?: Assess | undefined;
}

/**
 * Checks a lot against the register and the file store, and nothing else. A lot that was made out of others is
 * checked through the certified lots behind it.
 *
 * It never throws for something that is away: such a question is answered with a line whose tone is *unknown*.
 * All answers of the register belong to one block, which the report names.
 *
 * @example
 * const report = await verifyLot({ lotId, rpc: node.request, fetchBlock: store.fetchBlock, deployment, now });
 * report.lines[0] // { question: 'integrity', key: 'intact', params: { issuer: 'Aciéries de Lorraine', date: 1762300800 }, … }
 */
export async function verifyLot({ assess, ...input }: VerifyLotInput): Promise<VerificationReport> {
  const { report, facts } = await checkLot(input);
  if (facts === undefined) return { ...report, lines: withConformance(input, report.lines, facts, assess) };
  const register = new Register(input.rpc, input.deployment, facts.block);
  const own = await withUse(
    input,
    register,
    await withStatement(input, register, report.lines, facts),
    facts,
  );
  if (isMade(facts.lot))
    return verifyMadeLot({ ...input, assess }, verifyLot, register, facts, { ...report, lines: own });
  const lines = withConformance(input, await withRemoval(input, register, own, facts), facts, assess);
  return { ...report, lines, lot: summaryOf(facts) };
}

/** The values are read before the quantity. A number that no lot carries has neither. */
export function withConformance(
  input: Pick<CheckLotInput, 'registerName' | 'storeName'>,
  lines: readonly VerdictLine[],
  facts: LotFacts | undefined,
  assess: Assess | undefined,
): VerdictLine[] {
  const before = lines.findIndex(({ question }) => question === 'quantity');
  if (assess === undefined || before < 0) return [...lines];
  const conformance =
    facts === undefined
      ? line('conformance', 'conformanceUnread', {}, 'notAsked', howOf(input))
      : judgeConformance(facts, assess);
  return lines.toSpliced(before, 0, conformance);
}

/** The lines with the carbon figure of the statement that stands for the lot, at the block of the other answers. */
async function withStatement(
  { deployment, fetchBlock, lotId }: CheckLotInput,
  register: Register,
  lines: readonly VerdictLine[],
  facts: LotFacts,
): Promise<VerdictLine[]> {
  const { emissionStatements } = deployment;
  if (emissionStatements === undefined) return [...lines];
  const statement = await outcomeOf(readStatement(register, fetchBlock, emissionStatements, lotId));
  const stated = judgeStatement(facts, statement);
  return lines.map((each) => (each.question === 'carbon' ? (stated ?? each) : each));
}

/** The line of an issuer that was allowed to issue this certificate and has lost that right since. */
export async function withRemoval(
  { deployment }: Pick<CheckLotInput, 'deployment'>,
  register: Register,
  lines: readonly VerdictLine[],
  facts: LotFacts,
): Promise<VerdictLine[]> {
  const { issuer, lot, how } = facts;
  const mayIssueNow = !issuer.ok || ((issuer.value?.capabilities ?? 0n) & (MILL | PROCESSOR)) !== 0n;
  if (mayIssueNow || lines.every(({ key }) => key !== 'issuerKnown')) return [...lines];
  const removal = await outcomeOf(readRemoval(register, deployment.directory, lot.issuer));
  const org = issuerNameOf(facts);
  const said =
    removal.ok && removal.value !== undefined
      ? line('issuer', 'issuerRemoved', { org, date: removal.value }, 'removed', how)
      : line('issuer', 'issuerUnread', { org }, 'notAsked', how);
  return lines.map((each) => (each.key === 'issuerKnown' ? said : each));
}

/** A line more when nothing of the lot is left: whoever reads its label now holds other steel, or an old label. */
async function withUse(
  { deployment: { materialLedger }, lotId }: CheckLotInput,
  register: Register,
  lines: readonly VerdictLine[],
  { how }: LotFacts,
): Promise<VerdictLine[]> {
  const left = await outcomeOf(register.call(materialLedger, encodeCall('remainingOf(uint256)', [lotId])));
  if (!left.ok || readWords(left.value).uint(0) > 0n) return [...lines];
  const events = await outcomeOf(register.logs(materialLedger, [CONSUMED, `0x${encodeWords([lotId])}`]));
  const last = events.ok ? events.value.at(-1) : undefined;
  const date = last && (await outcomeOf(register.timeOf(last.blockNumber)));
  const used = line('use', 'readAfterUse', { date: date?.ok ? date.value : register.block.at }, 'used', how);
  return [...lines, used];
}
