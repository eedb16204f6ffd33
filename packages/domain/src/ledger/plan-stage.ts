import type { EventStage } from '../bridge/index.ts';

/** What the books have of one event: the state that all transfers of a group share. */
export type GroupState = 'pending' | 'posted' | 'resolved' | 'voided' | 'expired' | 'reversed';

/**
 * What brings the books to the stage that an event of the chain has reached. `claim`: a new pending group. `enter`: a
 * posted group at once. `post`, `void`: the open claim. `reverse`: the posted group, whose final block was taken back. Events
 * come to that only when a person has let the watcher follow the chain below what was final.
 */
export type StageAct = 'nothing' | 'claim' | 'enter' | 'post' | 'void' | 'reverse';

/**
 * Decides by nothing but what is there, so it may be asked any number of times, in any order the chain allows.
 *
 * @param groups the groups that this event has caused so far
 * @example planStage([], 'seen') // 'claim'
 * @example planStage(['pending'], 'final') // 'post'
 * @example planStage(['voided'], 'seen') // 'claim': its block came back
 * @example planStage(['posted'], 'orphaned') // 'reverse'
 */
export function planStage(groups: readonly GroupState[], stage: EventStage): StageAct {
  const isPosted = groups.includes('posted');
  const isClaimed = groups.includes('pending');
  if (stage === 'orphaned') return isPosted ? 'reverse' : isClaimed ? 'void' : 'nothing';
  if (isPosted) return 'nothing';
  if (stage === 'final') return isClaimed ? 'post' : 'enter';
  return isClaimed ? 'nothing' : 'claim';
}
