import { isAddressEqual, type Address } from 'viem';
import { abiOf } from './bytecode.ts';
import { roleOf, type Plan } from './plan.ts';
import type { Sender } from './sender.ts';

/** One contract's answer to who another one is. */
export interface Answer {
  contract: string;
  question: string;
  address: Address;
}

/**
 * Questions that must be asked: without them the contracts that move title and money would not be known to know each
 * other. Every other question whose name is that of a planned contract is asked as well.
 */
const REQUIRED: readonly string[] = [
  'materialLedger.directory',
  'materialLedger.settlementEscrow',
  'materialLedger.fiatSettlement',
  'settlementEscrow.directory',
  'settlementEscrow.ledger',
  'settlementEscrow.reports',
  'fiatSettlement.ledger',
  'settlementSystem.materialLedger',
  'settlementSystem.settlementEscrow',
  'settlementSystem.fiatSettlement',
];

/**
 * Asks every deployed contract for the addresses it was born with and compares them with the plan.
 *
 * @returns What was asked and answered.
 * @throws Error naming the contract whose answer differs, or the required question that cannot be asked.
 */
export async function readBack(sender: Sender, plan: Plan): Promise<Answer[]> {
  const planned = plan.deployment as unknown as Readonly<Record<string, Address | undefined>>;
  const answers: Answer[] = [];
  for (const { name, address } of plan.creations) {
    for (const question of questionsOf(name)) {
      const expected = planned[roleOf(question)];
      if (expected === undefined) continue;
      const found = (await sender.client.readContract({
        address,
        abi: abiOf(name),
        functionName: question,
      })) as Address;
      if (!isAddressEqual(found, expected)) {
        throw new Error(`${name} at ${address} has ${question} ${found}, but the plan says ${expected}.`);
      }
      answers.push({ contract: name, question, address: found });
    }
  }
  const asked = new Set(answers.map(({ contract, question }) => `${contract}.${question}`));
  const missing = REQUIRED.filter((question) => !asked.has(question));
  if (missing.length > 0) throw new Error(`These cannot be asked: ${missing.join(', ')}.`);
  return answers;
}

/** The questions without arguments whose answer is an address. */
function questionsOf(name: string): string[] {
  return abiOf(name).flatMap((entry) =>
    entry.type === 'function' &&
    entry.stateMutability === 'view' &&
    entry.inputs.length === 0 &&
    entry.outputs.length === 1 &&
    entry.outputs[0]?.type === 'address'
      ? [entry.name]
      : [],
  );
}
