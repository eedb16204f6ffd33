import type { Account, Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { appointAccreditor, rotateFirstSigners } from './bootstrap.ts';
import { createContracts, verifyBytecode } from './create-contracts.ts';
import { demoAccount } from './demo-accounts.ts';
import { setUpLocalUsdc } from './local-usdc.ts';
import { planDeployment, usdcByChain } from './plan.ts';
import { createSender } from './sender.ts';

/** Who does and gets what in a deployment. */
export interface DeploymentKeys {
  /** Pays the gas; becomes the directory's registrar. */
  registrar: Account;
  accreditor: Address;
  reportSigners: readonly Address[];
  reportThreshold: number;
}

export interface DeployAllOptions {
  rpcUrl: string;
  chainId: number;
  /** Left out on the local chain 31337 only: there the development accounts serve. */
  keys?: DeploymentKeys;
}

/** What {@link deployAll} found or made. */
export interface DeployAllResult {
  deployment: Deployment;
  /** How many contracts were created; 0 when all stood already. */
  created: number;
}

/**
 * Deploys every contract at its deterministic address, appoints the accreditor, sets the first report signers and
 * checks the code on chain against the compiled code. Run again, it changes nothing. On chain 31337 it also makes
 * Circle's USDC with a minter and fills the demo wallets.
 *
 * @throws Error when the node serves another chain, a key is missing, or deployed code differs.
 */
export async function deployAll({ rpcUrl, chainId, keys }: DeployAllOptions): Promise<DeployAllResult> {
  const isLocal = chainId === 31337;
  const used = keys ?? (isLocal ? localKeys() : undefined);
  if (used === undefined)
    throw new Error(`Chain ${chainId} needs keys: only chain 31337 has development accounts.`);
  if (!isLocal && usdcByChain[chainId] === undefined)
    throw new Error(`USDC's address on chain ${chainId} is unknown.`);
  const sender = createSender(rpcUrl);
  const served = await sender.client.getChainId();
  if (served !== chainId)
    throw new Error(`${rpcUrl} serves chain ${served}, not ${chainId}: set RPC_URL or CHAIN_ID.`);
  const plan = planDeployment(chainId, used.registrar.address);
  const created = await createContracts(sender, used.registrar, plan);
  await verifyBytecode(sender, plan);
  await appointAccreditor(sender, used.registrar, plan.deployment, used.accreditor);
  await rotateFirstSigners(sender, used.registrar, plan.deployment, used.reportSigners, used.reportThreshold);
  if (isLocal) await setUpLocalUsdc(sender, plan.deployment.usdc);
  return { deployment: plan.deployment, created };
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
