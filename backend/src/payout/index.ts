export { distributeCapture, takeBack } from './distribute-capture.ts';
export type { Observation } from './distribute-capture.ts';
