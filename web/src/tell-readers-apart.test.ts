import { expect } from 'chai';
import { tellApart, withReader } from './tell-readers-apart.ts';

/** What is set last, as on an answer. */
function answerTo(url: string): {
  set: (name: string, value: string | string[]) => void;
  headers: Map<string, unknown>;
} {
  const headers = new Map<string, unknown>();
  const response = {
    setHeader(name: string, value: unknown) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
  };
  tellApart({ url }, response as never);
  return { headers, set: (name, value) => response.setHeader(name, value) };
}

describe('A page', () => {
  it('differs by its reader, whatever the framework says that it differs by', () => {
    const page = answerTo('/fr/steel?q=HEB');
    page.set('Vary', 'rsc, Accept-Encoding');
    expect(page.headers.get('vary')).to.equal('rsc, Accept-Encoding, Cookie, Authorization');
    page.set('vary', ['rsc', 'Cookie']);
    expect(page.headers.get('vary')).to.equal('rsc, Cookie, Authorization');
    page.set('X-Frame-Options', 'DENY');
    expect(page.headers.get('x-frame-options')).to.equal('DENY');
  });

  it('is told from files and from the API, which say it themselves', () => {
    for (const url of [
      '/_next/static/chunks/a.js',
      '/v2/offers',
      '/v/AXGZ0FQXXHN2048KBH59',
      '/french',
      '/',
    ]) {
      const answer = answerTo(url);
      answer.set('Vary', 'Accept-Encoding');
      expect(answer.headers.get('vary'), url).to.equal('Accept-Encoding');
    }
    expect(withReader('cookie')).to.equal('cookie, Authorization');
  });
});
