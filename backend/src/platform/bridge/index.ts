export { BridgeConsumer } from './bridge-consumer.ts';
export { BridgeEvents } from './bridge-events.ts';
export type { BridgeEvent, BridgeIntent, EventHandler, IntentHandler } from './bridge-events.ts';
export { BridgeModule } from './bridge-module.ts';
export { cancelIntent } from './cancel-intent.ts';
export { requireMoneyMoves } from './require-money-moves.ts';
export { businessKey, requestIntent, retryIntent } from './request-intent.ts';
export type { IntentRequest } from './request-intent.ts';
