import type { Account, Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { bootstrap } from './bootstrap.ts';
import { chainOf } from './chains.ts';
import { createContracts, verifyBytecode, type Created } from './create-contracts.ts';
import { demoAccount } from './demo-accounts.ts';
import { setUpLocalUsdc } from './local-usdc.ts';
import { planDeployment } from './plan.ts';
import { readBack, type Answer } from './read-back.ts';
import { connect } from './sender.ts';

/** Who does and gets what in a deployment. */
export interface DeploymentKeys {
  /** Pays the gas; becomes the directory's first registrar. All addresses follow from this account's. */
  registrar: Account;
  accreditor: Address;
  reportSigners: readonly Address[];
  reportThreshold: number;
  /** Is offered the registrar's office at the end: a multisignature wallet, as a rule. */
  laterRegistrar?: Address;
}

export interface DeployAllOptions {
  rpcUrl: string;
  chainId: number;
  /** Left out on the local chain 31337 only: there the development accounts serve. */
  keys?: DeploymentKeys;
}

/** What {@link deployAll} found or made. */
export interface DeployAllResult {
  /** `blockNumber` is that of the first creation, or 0 when everything stood already. */
  deployment: Deployment;
  /** How many contracts were created; 0 when all stood already. */
  created: number;
  creations: readonly Created[];
  /** The registrar's acts, for people. */
  acts: readonly string[];
  /** What the contracts answered when asked for each other. */
  answers: readonly Answer[];
}

/**
 * Deploys every contract at its deterministic address, checks the code on chain against the compiled code and the
 * contracts' knowledge of each other against the plan, and does the registrar's first acts. Run again, it changes
 * nothing. On chain 31337 it also makes Circle's USDC with a minter and fills the demo wallets.
 *
 * @throws Error when the node serves another chain, a key or a contract of others is missing, or deployed code differs.
 */
export async function deployAll({ rpcUrl, chainId, keys }: DeployAllOptions): Promise<DeployAllResult> {
  chainOf(chainId);
  const isLocal = chainId === 31337;
  const used = keys ?? (isLocal ? localKeys() : undefined);
  if (used === undefined)
    throw new Error(`Chain ${chainId} needs keys: only chain 31337 has development accounts.`);
  const sender = await connect(rpcUrl, chainId);
  const plan = planDeployment(chainId, used.registrar.address);
  const creations = await createContracts(sender, used.registrar, plan);
  await verifyBytecode(sender, plan);
  const answers = await readBack(sender, plan);
  const acts = await bootstrap(sender, plan.deployment, used);
  if (isLocal) await setUpLocalUsdc(sender, plan.deployment.usdc);
  // The local chain's committed addresses do not depend on when it was started.
  const blockNumber = isLocal ? 0 : Number(creations[0]?.blockNumber ?? 0n);
  return {
    deployment: { ...plan.deployment, blockNumber },
    created: creations.length,
    creations,
    acts,
    answers,
  };
}

/** The development accounts in their roles: two of three report signers make a quorum. */
export function localKeys(): DeploymentKeys {
  return {
    registrar: demoAccount('deployer'),
    accreditor: demoAccount('deployer').address,
    reportSigners: (['reportSigner1', 'reportSigner2', 'reportSigner3'] as const).map(
      (name) => demoAccount(name).address,
    ),
    reportThreshold: 2,
  };
}
