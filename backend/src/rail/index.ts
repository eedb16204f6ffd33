export { Payments } from './payments.ts';
export type { AttemptChange, AttemptListener, FirstAttempt, NewAttempt, StoredAttempt } from './payments.ts';
export type {
  Attempt,
  Chore,
  Opened,
  PayerAction,
  ProviderPayout,
  Rail,
  RailCommand,
  VerifiedWebhook,
} from './rail.ts';
export { RailModule } from './rail-module.ts';
export { RailRegistry } from './rail-registry.ts';
export type { RailTools } from './rail-registry.ts';
export { expireKeyOf } from './infra/command-store.ts';
export { orderOfSweep, sweepDeposit, unsweptWei } from './eth/index.ts';
export { attemptOfPayment } from './usdc-escrow/index.ts';
