import type { Meta, StoryObj } from '@storybook/react-vite';
import { paymentsByStage } from './pay-fixtures.ts';
import type { PayStage } from './pay-stage.ts';
import { PayState } from './pay-state.tsx';
import { PaymentSteps } from './payment-steps.tsx';

export default { title: 'Payment' } satisfies Meta;
type Story = StoryObj;

const shown = (...stages: readonly PayStage[]): Story => ({
  render: () => (
    <div className="grid gap-6">
      {stages.map((stage) => (
        <div key={stage} className="grid gap-3">
          <PayState order={paymentsByStage[stage]} />
          <PaymentSteps order={paymentsByStage[stage]} />
        </div>
      ))}
    </div>
  ),
});

export const OnItsWay: Story = shown('waiting', 'seen', 'final', 'paid');
export const NotAsAsked: Story = shown('late', 'partial', 'over');
export const Ended: Story = shown('expired', 'cancelled', 'failed');
export const GoneBack: Story = shown('refunded', 'disputed', 'reversed', 'again');
