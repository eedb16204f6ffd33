export { startPolling } from './polling-job.ts';
export type { PollingJob } from './polling-job.ts';
