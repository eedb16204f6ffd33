import { useTranslations } from 'next-intl';
import type { BankEntry, BankTransfer } from '@topsteel/domain/api';
import { Tag } from '../../ui/tag.tsx';

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
  const t = useTranslations('reconcile');
  return <Tag tone={entryTones[state]}>{t(`states.${state}`)}</Tag>;
}

export function TransferTag({ status }: { status: BankTransfer['status'] }) {
  const t = useTranslations('reconcile');
  return <Tag tone={transferTones[status]}>{t(`transfers.states.${status}`)}</Tag>;
}
