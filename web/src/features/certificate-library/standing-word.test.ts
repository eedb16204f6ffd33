import { expect } from 'chai';
import { standingWord } from './standing-word.ts';

describe('the word for a certificate in the library', () => {
  const of = (isRecalled: boolean, standing: 'standing' | 'superseded' | 'revoked') =>
    standingWord({ isRecalled, certificate: { standing } });
  it('is that of the certificate', () => {
    expect(of(false, 'standing')).to.deep.equal({ word: 'standing', tone: 'good' });
    expect(of(false, 'superseded')).to.deep.equal({ word: 'superseded', tone: 'attention' });
    expect(of(false, 'revoked')).to.deep.equal({ word: 'revoked', tone: 'bad' });
  });
  it('is the recall, whatever the certificate says', () => {
    expect(of(true, 'standing')).to.deep.equal({ word: 'recalled', tone: 'bad' });
  });
});
