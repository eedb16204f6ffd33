import { encodeCall, keccak, readWords, type Hex } from './abi-words.ts';
import type { FetchBlock } from './fetch-block.ts';
import { shortAccount } from './lot-facts.ts';
import { readIssuer } from './read-issuer.ts';
import type { Register } from './register.ts';
import { outcomeOf } from './report.ts';

/** `EmissionStatements.Status` as far as a verdict tells them apart, by number. */
const STATEMENT_STATUS = { unknown: 0, declarerUnauthorised: 3, verified: 8 } as const;
const DECLARED = keccak(
  'EmissionsDeclared(bytes32,uint256,address,address,(uint256,uint128,uint128,bytes32,bytes32,bytes32,bytes32))',
);

/** The emission statement that stands for a lot. */
export interface StatementFacts {
  massGrams: bigint;
  emissionsGrams: bigint;
  method: string;
  boundary: string;
  /** Whether it counts: its signer was allowed to make it. */
  isCounted: boolean;
  /** The independent verifier, by name or account, and when it signed (unix seconds); undefined when nobody confirms it. */
  verified: { by: string; at: number } | undefined;
}

/**
 * The emission statement that stands for a lot, and who confirms it.
 *
 * @returns undefined when none stands: then the ledger's figure is all there is.
 * @throws when the node does not answer.
 */
export async function readStatement(
  register: Register,
  fetchBlock: FetchBlock,
  contract: string,
  lotId: bigint,
): Promise<StatementFacts | undefined> {
  const standing = readWords(await register.call(contract, encodeCall('standingOf(uint256)', [lotId])));
  const [id, status] = [standing.hex(0), standing.number(1)];
  if (status === STATEMENT_STATUS.unknown) return undefined;
  const [event] = await register.logs(contract, [DECLARED, id]);
  if (event === undefined) throw new Error('The node has lost the event of the statement.');
  // data: signer, then the statement: lotId, massGrams, emissionsGrams, method, boundary, documentHash, supersedes
  const words = readWords(event.data);
  return {
    massGrams: words.uint(2),
    emissionsGrams: words.uint(3),
    method: textIn(words.hex(4)),
    boundary: textIn(words.hex(5)),
    isCounted: status > STATEMENT_STATUS.declarerUnauthorised,
    verified:
      status === STATEMENT_STATUS.verified
        ? await readVerifier(register, fetchBlock, contract, id)
        : undefined,
  };
}

async function readVerifier(register: Register, fetchBlock: FetchBlock, contract: string, id: Hex) {
  const words = readWords(await register.call(contract, encodeCall('verificationOf(bytes32)', [id])));
  const verifier = words.address(0);
  const entry = await outcomeOf(readIssuer(register, fetchBlock, verifier));
  return {
    by: (entry.ok ? entry.value?.name : undefined) ?? shortAccount(verifier),
    at: words.number(3),
  };
}

/** Left-aligned ASCII; the issuer chose the bytes, so what is not printable is left out. */
function textIn(word: Hex): string {
  const codes = (word.slice(2).match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
  return String.fromCharCode(...codes.filter((code) => code >= 0x20 && code < 0x7f));
}
