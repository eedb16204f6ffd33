export { JobsModule } from './jobs-module.ts';
export { startPolling } from './polling-job.ts';
export type { PollingJob } from './polling-job.ts';
export { RecurringWork } from './recurring-work.ts';
export type { Chore } from './recurring-work.ts';
