import { issuerNameOf, line, type LotFacts } from './lot-facts.ts';
import type { StatementFacts } from './read-statement.ts';
import type { Outcome, VerdictLine } from './report.ts';

const GRAMS_PER_KILOGRAM = 1_000n;

/**
 * The carbon figure by the statement that stands for the lot. Verified and self-declared are different sentences, and
 * a statement that could not be read, or does not count, is never told as a figure.
 *
 * @returns undefined when no statement stands.
 */
export function judgeStatement(
  facts: LotFacts,
  statement: Outcome<StatementFacts | undefined>,
): VerdictLine | undefined {
  const { lot, bundle, how } = facts;
  if (!statement.ok) return line('carbon', 'carbonUnknown', {}, 'notAsked', how);
  if (statement.value === undefined) return undefined;
  const { massGrams, emissionsGrams, method, boundary, isCounted, verified } = statement.value;
  if (!isCounted || massGrams === 0n) return line('carbon', 'carbonUnknown', {}, 'statementVoid', how);
  const grams = (bundle.ok ? bundle.value?.grams : undefined) ?? lot.massGrams;
  const x = ((emissionsGrams * GRAMS_PER_KILOGRAM) / massGrams).toString();
  const y = ((emissionsGrams * grams) / massGrams).toString();
  return verified === undefined
    ? line('carbon', 'carbonSelfDeclared', { x, org: issuerNameOf(facts), y }, 'statement', how)
    : line(
        'carbon',
        'carbonVerified',
        { x, verifier: verified.by, date: verified.at, method, boundary, y },
        'statement',
        how,
      );
}
