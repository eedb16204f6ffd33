export { requireReturnable, worthOfGramsDown } from './returnable.ts';
export { nextReturnState, returnEvents, returnStates } from './return-state.ts';
export type { ReturnEvent, ReturnState } from './return-state.ts';
