export { closeWork, openWork } from './work-items.ts';
export type { WorkRequest } from './work-items.ts';
