export { Payments } from './payments.ts';
export type { AttemptChange, AttemptListener, NewAttempt, StoredAttempt } from './payments.ts';
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
