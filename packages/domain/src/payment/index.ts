export { attemptStateOf, attemptStates } from './attempt-state.ts';
export type { AttemptState } from './attempt-state.ts';
export { railNames } from './rails.ts';
export type { RailAbilities, RailName } from './rails.ts';
export { emptySnapshot } from './snapshot.ts';
export type { Snapshot } from './snapshot.ts';
