export { demoAccount, demoIndex } from './demo-accounts.ts';
export {
  deployAll,
  localKeys,
  type DeployAllOptions,
  type DeployAllResult,
  type DeploymentKeys,
} from './deploy-all.ts';
export { planDeployment, usdcByChain } from './plan.ts';
