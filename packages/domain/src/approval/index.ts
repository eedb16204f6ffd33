export { approvalActs, approvalStates, stateAfter, whyNot } from './approval-state.ts';
export type {
  ApprovalAct,
  ApprovalActor,
  ApprovalLife,
  ApprovalRefusal,
  ApprovalState,
} from './approval-state.ts';
