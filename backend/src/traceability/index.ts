export { CaptureEvents, captureEvent } from './capture-events.ts';
export type { CapturedEvent } from './capture-events.ts';
export { findActs } from './infra/event-store.ts';
export { TraceabilityModule } from './traceability-module.ts';
export { ReadEvents } from './read-events.ts';
