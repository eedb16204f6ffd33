import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ChainAct } from '@topsteel/domain/api';
import { ActTable } from './act-table.tsx';

export default { title: 'Register watch' } satisfies Meta;
type Story = StoryObj;

const actOf = (id: string, kind: string, more: Partial<ChainAct> = {}): ChainAct => ({
  id,
  kind,
  businessKey: `${kind}:0x${'5a'.repeat(20)}:7`,
  status: 'sent',
  askedAt: '2026-11-27T13:02:00.000Z',
  txHash: `0x${'9c'.repeat(32)}`,
  takenBackAt: null,
  afterwards: 'asked-again',
  keptBecause: null,
  ...more,
});

const acts = [
  actOf('a1', 'capture-payment'),
  actOf('a2', 'issue-batch', { status: 'requested', txHash: null, afterwards: 'owner-asks' }),
  actOf('a3', 'pay-out', { takenBackAt: '2026-11-27T13:20:00.000Z', afterwards: 'payout-returned' }),
  actOf('a4', 'recall-lot', { afterwards: null, keptBecause: 'protection' }),
  actOf('a5', 'submit-report', { afterwards: null, keptBecause: 'report' }),
];

export const OnTheirWay: Story = { render: () => <ActTable acts={acts} mayTakeBack /> };
export const NothingOnItsWay: Story = { render: () => <ActTable acts={[]} mayTakeBack={false} /> };
