import { expect } from 'chai';
import { importSteps } from './import-steps.ts';

const progress = { total: 10_000, read: 3_200, toIssue: 0, stored: 0, anchored: 0 };
const at = '2026-11-23T09:00:00.000Z';
const steps = (reached: number) =>
  (['received', 'reading', 'checked', 'issuing', 'registered'] as const).map((step, index) => ({
    step,
    at: index < reached ? at : null,
  }));
const states = (input: Parameters<typeof importSteps>[0]) => importSteps(input).map(({ state }) => state);

describe('importSteps', () => {
  it('shows how far the reading is', () => {
    const shown = importSteps({ state: 'reading', steps: steps(2), progress });
    expect(shown.map(({ state }) => state)).to.deep.equal(['done', 'now', 'next', 'next', 'next']);
    expect(shown[1]?.said).to.equal('read');
  });

  it('waits for the owner once it is checked', () => {
    expect(states({ state: 'checked', steps: steps(3), progress })).to.deep.equal([
      'done',
      'done',
      'done',
      'next',
      'next',
    ]);
  });

  it('marks where it broke off', () => {
    expect(states({ state: 'failed', steps: steps(2), progress })[1]).to.equal('failed');
  });

  it('is done when the register has confirmed', () => {
    expect(new Set(states({ state: 'registered', steps: steps(5), progress }))).to.deep.equal(
      new Set(['done']),
    );
  });
});
