import type { BankEntry, BankTransfer } from '@topsteel/domain/api';
import { Tag } from '../../ui/tag.tsx';
import { texts } from './texts.ts';

const entryTones = { auto: 'good', done: 'good', suggested: 'attention', unmatched: 'bad' } as const;
const transferTones = {
  waiting: 'info',
  sent: 'info',
  accepted: 'info',
  settled: 'good',
  rejected: 'bad',
  returned: 'bad',
} as const;

export function EntryTag({ state }: { state: BankEntry['state'] }) {
  return <Tag tone={entryTones[state]}>{texts.states[state]}</Tag>;
}

export function TransferTag({ status }: { status: BankTransfer['status'] }) {
  return <Tag tone={transferTones[status]}>{texts.transfers.states[status]}</Tag>;
}
