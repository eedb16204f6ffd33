import { expect } from 'chai';
import { createTranslator } from 'next-intl';
import { lengthen } from './lengthen.ts';

describe('lengthen', () => {
  it('brackets every message and makes it a third longer', () => {
    expect(lengthen({ search: 'Search', pager: { next: 'Next page' } })).to.deep.equal({
      search: '[Search ~~~]',
      pager: { next: '[Next page ~~~~]' },
    });
  });
  it('keeps what a message is given, written or compiled', () => {
    const messages = lengthen({ left: '{count, plural, one {# row} other {# rows}}' });
    const t = createTranslator({ locale: 'en', messages });
    expect(t('left', { count: 2 })).to.match(/^\[2 rows ~+\]$/);
    expect(lengthen({ left: ['At most ', ['mass'], ' t'] })).to.deep.equal({
      left: ['[', 'At most ', ['mass'], ' t', ' ~~~~~~]'],
    });
  });
});
