import type { ApprovalState } from '@topsteel/domain/approval';
import type { Tone } from '../../ui/icon.tsx';

export const approvalTones: Record<ApprovalState, Tone> = {
  waiting: 'info',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'unknown',
  expired: 'attention',
};
