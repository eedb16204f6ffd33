import type { Account, Address } from 'viem';
import { blanked, compiled } from './bytecode.ts';
import { CREATE2_DEPLOYER, deployerInput, type Plan } from './plan.ts';
import type { Sender } from './sender.ts';

/**
 * Creates what is not there yet, through the deterministic deployer.
 *
 * @returns How many contracts were created: 0 on a chain that has them all.
 * @throws Error when the deterministic deployer is missing.
 */
export async function createContracts(sender: Sender, account: Account, plan: Plan): Promise<number> {
  if (!(await hasCode(sender, CREATE2_DEPLOYER))) {
    throw new Error(
      `The deterministic deployer ${CREATE2_DEPLOYER} is missing on this chain: deploy it first.`,
    );
  }
  let created = 0;
  for (const creation of plan.creations) {
    if (await hasCode(sender, creation.address)) continue;
    await sender.send(account, CREATE2_DEPLOYER, deployerInput(creation));
    created += 1;
  }
  return created;
}

/**
 * Compares the code on chain with the compiled code, immutables apart.
 *
 * @throws Error naming the contract that differs.
 */
export async function verifyBytecode(sender: Sender, plan: Plan): Promise<void> {
  for (const { name, address } of plan.checked) {
    const found = await sender.client.getCode({ address });
    if (found === undefined) throw new Error(`There is no ${name} at ${address}.`);
    if (blanked(name, found) !== blanked(name, compiled(name).deployedBytecode)) {
      throw new Error(`The code of ${name} at ${address} is not the compiled code.`);
    }
  }
}

async function hasCode(sender: Sender, address: Address): Promise<boolean> {
  return (await sender.client.getCode({ address })) !== undefined;
}
