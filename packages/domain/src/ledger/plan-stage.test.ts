import { expect } from 'chai';
import { planStage, type GroupState } from './index.ts';

describe('ledger: the stage of an event', () => {
  const acts = (groups: GroupState[]) =>
    (['seen', 'final', 'orphaned'] as const).map((stage) => planStage(groups, stage));

  it('is claimed, posted, given back or moved back by what the books have of it', () => {
    expect(acts([])).to.deep.equal(['claim', 'enter', 'nothing']);
    expect(acts(['pending'])).to.deep.equal(['nothing', 'post', 'void']);
    expect(acts(['voided'])).to.deep.equal(['claim', 'enter', 'nothing']);
    expect(acts(['resolved', 'posted'])).to.deep.equal(['nothing', 'nothing', 'reverse']);
    expect(acts(['resolved', 'reversed'])).to.deep.equal(['claim', 'enter', 'nothing']);
    expect(acts(['reversed', 'posted'])).to.deep.equal(['nothing', 'nothing', 'reverse']);
  });
});
