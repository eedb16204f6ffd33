import type { IncomingHttpHeaders } from 'node:http';
import { expect } from 'chai';
import { markDocuments } from './mark-documents.ts';

const markOf = (method: string, headers: IncomingHttpHeaders): unknown => {
  markDocuments({ method, headers });
  return headers['x-whole-document'];
};

describe('Requests for a whole document', () => {
  it('are those that ask for no data alone', () => {
    expect(markOf('GET', {})).to.equal('1');
    expect(markOf('GET', { rsc: '1' })).to.equal(undefined);
    expect(markOf('POST', {})).to.equal(undefined);
  });

  it('are not told by the reader', () => {
    expect(markOf('GET', { rsc: '1', 'x-whole-document': '1' })).to.equal(undefined);
    expect(markOf('POST', { 'x-whole-document': '1' })).to.equal(undefined);
  });
});
