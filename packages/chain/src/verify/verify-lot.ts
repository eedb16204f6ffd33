import { checkLot, howOf, type CheckLotInput } from './check-lot.ts';
import { judgeConformance, type Assess } from './judge-certificate.ts';
import { judgeStatement } from './judge-statement.ts';
import { line, type LotFacts } from './lot-facts.ts';
import { summaryOf } from './lot-summary.ts';
import { readStatement } from './read-statement.ts';
import { Register } from './register.ts';
import { outcomeOf, type VerdictLine, type VerificationReport } from './report.ts';

export interface VerifyLotInput extends CheckLotInput {
  /** Judges the values against the grade. Without it the report has no conformance line. */
  assess?: Assess | undefined;
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
export async function verifyLot({ assess, ...input }: VerifyLotInput): Promise<VerificationReport> {
  const { report, facts } = await checkLot(input);
  const lines = await withStatement(input, report.lines, facts);
  // The values are read before the quantity. A number that no lot carries has neither.
  const before = lines.findIndex(({ question }) => question === 'quantity');
  if (assess !== undefined && before >= 0) {
    const conformance =
      facts === undefined
        ? line('conformance', 'conformanceUnread', {}, 'notAsked', howOf(input))
        : judgeConformance(facts, assess);
    lines.splice(before, 0, conformance);
  }
  return { ...report, lines, lot: facts && summaryOf(facts) };
}

/** The lines with the carbon figure of the statement that stands for the lot, at the block of the other answers. */
async function withStatement(
  { rpc, deployment, fetchBlock, lotId }: CheckLotInput,
  lines: readonly VerdictLine[],
  facts: LotFacts | undefined,
): Promise<VerdictLine[]> {
  const { emissionStatements } = deployment;
  if (facts === undefined || emissionStatements === undefined) return [...lines];
  const register = new Register(rpc, deployment, facts.block);
  const statement = await outcomeOf(readStatement(register, fetchBlock, emissionStatements, lotId));
  const stated = judgeStatement(facts, statement);
  return lines.map((each) => (each.question === 'carbon' ? (stated ?? each) : each));
}
