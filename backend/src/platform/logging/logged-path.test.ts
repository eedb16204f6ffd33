import { expect } from 'chai';
import { loggedPath } from './index.ts';

describe('the path of a request in a log', () => {
  it('has neither a query nor the secret of a notice’s link', () => {
    expect(loggedPath('/v2/orders/1?cursor=abc')).to.equal('/v2/orders/1');
    expect(loggedPath('/v2/recall-notices/AZiitBERciKDM0R')).to.equal('/v2/recall-notices/…');
    expect(loggedPath('/v2/recall-notices/AZiitBERciKDM0R/seen?x=1')).to.equal('/v2/recall-notices/…/seen');
    expect(loggedPath('/v2/guest-orders/AZiitBERciKDM0R/claim')).to.equal('/v2/guest-orders/…/claim');
  });
});
