import type { Account, Address } from 'viem';
import { blanked, compiled } from './bytecode.ts';
import { CREATE2_DEPLOYER, type Plan } from './plan.ts';
import type { Sender } from './sender.ts';

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
 * @throws Error when the deterministic deployer, or a contract of others, is missing.
 */
export async function createContracts(sender: Sender, account: Account, plan: Plan): Promise<Created[]> {
  await requireExternals(sender, plan);
  const created: Created[] = [];
  for (const { name, address, to, data } of plan.creations) {
    if (await hasCode(sender, address)) continue;
    const { blockNumber, gasUsed } = await sender.send(account, to, data);
    if (!(await hasCode(sender, address))) throw new Error(`${name} was not created at ${address}.`);
    created.push({ name, blockNumber, gasUsed });
  }
  return created;
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
