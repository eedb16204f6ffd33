import { expect } from 'chai';
import type { StepView } from '../stack/run-steps.ts';
import { durationText, progressLine, renderProgress } from './render-progress.ts';

const step = (changed: Partial<StepView>): StepView => ({
  id: 'chain',
  label: 'Chain',
  state: 'waiting',
  detail: '',
  startedAtMs: null,
  endedAtMs: null,
  ...changed,
});

describe('the progress list', () => {
  it('writes durations for people', () => {
    expect(durationText(949)).to.equal('0.9 s');
    expect(durationText(59_900)).to.equal('59.9 s');
    expect(durationText(83_000)).to.equal('1 min 23 s');
  });

  it('shows each step with its time and what it waits for', () => {
    const steps = [
      step({ state: 'done', startedAtMs: 1_000, endedAtMs: 3_500 }),
      step({ id: 'web', label: 'Web build', state: 'running', startedAtMs: 1_000 }),
      step({ id: 'deploy', label: 'Contracts', detail: 'waits for Chain' }),
    ];
    expect(renderProgress(steps, 91_000, 80)).to.deep.equal([
      '+ Chain            2.5 s',
      '> Web build   1 min 30 s',
      '· Contracts               waits for Chain',
    ]);
  });

  it('cuts a line to the width of the terminal', () => {
    const [line] = renderProgress([step({ detail: 'waits for a very long list of things' })], 0, 30);
    expect(line).to.have.length(30);
    expect(line).to.match(/…$/);
  });

  it('appends plain lines elsewhere, and none for a step that only waits', () => {
    expect(progressLine(step({ detail: 'waits for PostgreSQL' }), 0)).to.equal(null);
    expect(progressLine(step({ state: 'running', startedAtMs: 0 }), 0)).to.equal('Chain runs');
    expect(
      progressLine(step({ state: 'done', startedAtMs: 0, endedAtMs: 2_500, detail: 'unchanged' }), 9),
    ).to.equal('Chain done after 2.5 s: unchanged');
  });
});
