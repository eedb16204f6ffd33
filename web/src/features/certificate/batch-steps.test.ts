import { expect } from 'chai';
import { batchSteps } from './batch-steps.ts';

const at = '2026-11-23T09:00:00.000Z';

describe('batchSteps', () => {
  it('marks the first step without a time as the present one', () => {
    const steps = batchSteps({
      state: 'sent',
      steps: [
        { step: 'preparing', at },
        { step: 'storing', at },
        { step: 'signing', at },
      ],
    });
    expect(steps.map((step) => step.state)).to.deep.equal(['done', 'done', 'done', 'now', 'next', 'next']);
  });
  it('marks it as failed when the batch failed', () => {
    const steps = batchSteps({ state: 'failed', steps: [{ step: 'preparing', at }] });
    expect(steps.map((step) => step.state)).to.deep.equal(['done', 'failed', 'next', 'next', 'next', 'next']);
  });
  it('has no present step when all are done', () => {
    const names = ['preparing', 'storing', 'signing', 'sent', 'registered', 'final'] as const;
    const steps = batchSteps({ state: 'final', steps: names.map((step) => ({ step, at })) });
    expect(steps.every((step) => step.state === 'done')).to.equal(true);
  });
});
