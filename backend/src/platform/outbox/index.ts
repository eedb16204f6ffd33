export { enqueue, sentTimes } from './enqueue.ts';
export type { OutboxKind, OutboxPayloads } from './enqueue.ts';
export { SendOutbox } from './send-outbox.ts';
