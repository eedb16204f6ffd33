import { BaseError, decodeErrorResult, type Account, type Address, type Hex } from 'viem';
import { abiOf, blanked, compiled } from './bytecode.ts';
import { CREATE2_DEPLOYER, type Plan } from './plan.ts';
import type { Sender } from './sender.ts';

/** The most that a contract may be (EIP-170), in bytes. */
export const MOST_CODE = 24_576;

/** What one creation cost. */
export interface Created {
  name: string;
  blockNumber: bigint;
  gasUsed: bigint;
}

/**
 * Creates what is not there yet.
 *
 * @returns What was created: nothing on a chain that has everything.
 * @throws Error when a contract is too large for a chain, when the deterministic deployer or a contract of others is
 * missing, or when a creation reverts.
 */
export async function createContracts(sender: Sender, account: Account, plan: Plan): Promise<Created[]> {
  requireFitting(plan);
  await requireExternals(sender, plan);
  const created: Created[] = [];
  for (const { name, address, to, data } of plan.creations) {
    if (await hasCode(sender, address)) continue;
    const { blockNumber, gasUsed } = await sender.send(account, to, data).catch((error: unknown) => {
      throw new Error(`${name} could not be created: ${reasonOf(error, name)}.`, { cause: error });
    });
    if (!(await hasCode(sender, address))) throw new Error(`${name} was not created at ${address}.`);
    created.push({ name, blockNumber, gasUsed });
  }
  return created;
}

function requireFitting({ creations }: Plan): void {
  for (const { name } of creations) {
    const bytes = (compiled(name).deployedBytecode.length - 2) / 2;
    if (bytes > MOST_CODE)
      throw new Error(`${name} has ${bytes} bytes of code, and a chain takes ${MOST_CODE} (EIP-170).`);
  }
}

/** The error that a constructor or the settlement system reverted with, or what the node said. */
function reasonOf(error: unknown, name: string): string {
  if (!(error instanceof BaseError)) return String(error);
  const found = error.walk((cause) => typeof (cause as { data?: unknown }).data === 'string');
  if (found === null) return error.shortMessage;
  const abi = [...abiOf('settlementSystem'), ...abiOf(name)];
  try {
    const { data } = found as unknown as { data: Hex };
    const decoded: { errorName: string; args?: readonly unknown[] } = decodeErrorResult({ abi, data });
    return `${decoded.errorName}(${(decoded.args ?? []).join(', ')})`;
  } catch {
    return error.shortMessage;
  }
}

async function requireExternals(sender: Sender, { externals, chainId }: Plan): Promise<void> {
  const needed = [{ name: 'The deterministic deployer', address: CREATE2_DEPLOYER }, ...externals];
  for (const { name, address } of needed) {
    if (await hasCode(sender, address)) continue;
    throw new Error(`${name} is missing on chain ${chainId}: there is no code at ${address}.`);
  }
}

/**
 * Compares the code on chain with the compiled code, immutables apart.
 *
 * @throws Error naming the contract that differs.
 */
export async function verifyBytecode(sender: Sender, plan: Plan): Promise<void> {
  for (const { name, address } of plan.creations) {
    const found = await sender.client.getCode({ address });
    if (found === undefined) throw new Error(`There is no ${name} at ${address}.`);
    if (blanked(name, found) !== blanked(name, compiled(name).deployedBytecode)) {
      throw new Error(`The code of ${name} at ${address} is not the compiled code.`);
    }
  }
}

/** Whether anything stands there. */
export async function hasCode(sender: Sender, address: Address): Promise<boolean> {
  return (await sender.client.getCode({ address })) !== undefined;
}
