export { CaptureEvents, captureEvent } from './capture-events.ts';
export type { CapturedEvent } from './capture-events.ts';
export { TraceabilityModule } from './traceability-module.ts';
