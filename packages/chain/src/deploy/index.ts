export { chainOf, chains, PERMIT2, type ChainSetup, type TokenSetup } from './chains.ts';
export { demoAccount, demoDepositKey, demoIndex, DEPOSIT_PATH } from './demo-accounts.ts';
export {
  deployAll,
  localKeys,
  type DeployAllOptions,
  type DeployAllResult,
  type DeploymentKeys,
} from './deploy-all.ts';
export { feeds, type Feed } from './feeds.ts';
export { startFreshChain, type FreshChain } from './fresh-chain.ts';
export { planDeployment } from './plan.ts';
