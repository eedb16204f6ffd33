import { expect } from 'chai';
import { LineToCome } from './line-to-come.ts';

describe('Keys at a queue whose next line is on its way', () => {
  const at = (shown: string | null) => {
    const done: string[] = [];
    const line = new LineToCome(shown);
    return { line, done, ask: (what: string) => line.whenShown(() => done.push(what)) };
  };

  it('do at once what is asked of the line that is open', () => {
    const { done, ask } = at('a');
    ask('split a');
    expect(done).to.deep.equal(['split a']);
  });

  it('hold what is asked until the line that was gone to is there', () => {
    const { line, done, ask } = at('a');
    line.goTo('b');
    ask('split b');
    expect(done).to.deep.equal([]);
    line.show('b');
    expect(done).to.deep.equal(['split b']);
    expect(line.isOnItsWay).to.equal(false);
  });

  it('go on from the line that was gone to, not from the one on the screen', () => {
    const { line } = at(null);
    line.goTo('a');
    line.goTo('b');
    expect(line.here).to.equal('b');
    line.show('a');
    expect([line.here, line.isOnItsWay]).to.deep.equal(['b', true]);
    line.show('b');
    expect([line.here, line.isOnItsWay]).to.deep.equal(['b', false]);
  });

  it('forget what was held for a line that was passed', () => {
    const { line, done, ask } = at(null);
    line.goTo('a');
    ask('split a');
    line.goTo('b');
    line.show('b');
    expect(done).to.deep.equal([]);
  });

  it('wait for nothing when the open line is gone to again, or the queue is left', () => {
    const { line, done, ask } = at('a');
    line.goTo('a');
    expect(line.isOnItsWay).to.equal(false);
    line.goTo('b');
    ask('split b');
    line.leave();
    line.show(null);
    expect([line.here, done]).to.deep.equal([null, []]);
  });
});
