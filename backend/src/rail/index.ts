export { Payments } from './payments.ts';
export type { AttemptChange, AttemptListener, NewAttempt, StoredAttempt } from './payments.ts';
export type { Attempt, Opened, PayerAction, Rail, RailCommand, VerifiedWebhook } from './rail.ts';
