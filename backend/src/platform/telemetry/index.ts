export { Metrics } from './metrics.ts';
export { observeRequests } from './observe-requests.ts';
export type { Sender } from './observe-requests.ts';
