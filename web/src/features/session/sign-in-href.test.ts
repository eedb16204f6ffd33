import { expect } from 'chai';
import { safeReturnPath } from './portal-of.ts';
import { signInHref } from './sign-in-href.ts';

const nextOf = (href: string): string | undefined =>
  safeReturnPath(new URL(href, 'https://topsteel.example').searchParams.get('next'));

describe('the link to the sign-in', () => {
  it('comes back to the page with all that was asked for', () => {
    expect(nextOf(signInHref('/steel', 'q=HEB+300&cert=3.1'))).to.equal('/steel?q=HEB+300&cert=3.1');
    expect(nextOf(signInHref('/rfq/new', 'q=Plate%20S355%20%26%20more'))).to.equal(
      '/rfq/new?q=Plate%20S355%20%26%20more',
    );
    expect(nextOf(signInHref('/', 'q=HEB'))).to.equal('/?q=HEB');
    expect(nextOf(signInHref('/orders', ''))).to.equal('/orders');
  });
  it('comes back to no page that is used up, nor to the first one', () => {
    for (const path of ['/', '/join', '/signin', '/signin/reset', '/signin/unlock/abc'])
      expect(signInHref(path, '')).to.equal('/signin');
    expect(signInHref('/signin', 'next=%2Forders')).to.equal('/signin');
    expect(nextOf(signInHref('/joinery', ''))).to.equal('/joinery');
  });
});
