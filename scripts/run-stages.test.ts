import { expect } from 'chai';
import { chooseStages, groupsOf } from './run-stages.ts';
import type { Stage } from './stages.ts';

const stage = (name: string, mayShare: boolean): Stage => ({
  name,
  label: name,
  args: [],
  counts: 'one',
  mayShare,
});
const [lint, format, oracles, backend, web] = [
  stage('lint', true),
  stage('format', true),
  stage('oracles', false),
  stage('backend', false),
  stage('web', true),
] as const;

describe('the stages of a run', () => {
  it('run beside each other only where neighbours may share the machine', () => {
    const groups = groupsOf([lint, format, oracles, backend, web]);
    expect(groups.map((group) => group.map(({ name }) => name))).to.deep.equal([
      ['lint', 'format'],
      ['oracles'],
      ['backend'],
      ['web'],
    ]);
  });

  it('are all of them unless some are named, in their own order', () => {
    expect(chooseStages([lint, oracles], [])).to.deep.equal([lint, oracles]);
    expect(chooseStages([lint, oracles, backend], ['backend', 'lint'])).to.deep.equal([lint, backend]);
    expect(() => chooseStages([lint], ['lnit'])).to.throw('There is no stage "lnit": choose among lint.');
  });
});
