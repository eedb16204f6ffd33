import { expect } from 'chai';
import { storyOf } from './story-of.ts';

describe('storyOf', () => {
  it('knows entries of the ledger by their shape, however they were typed', () => {
    expect(storyOf('01A20687-a5b4-76e1-804c-b0e0d5ee8742')).to.deep.equal({
      kind: 'entry',
      href: '/finance/ledger/entries/01a20687-a5b4-76e1-804c-b0e0d5ee8742',
    });
  });

  it('asks for everything else', () => {
    expect(storyOf(' TS-2026-000042')).to.deep.equal({ kind: 'ask', text: 'TS-2026-000042' });
    expect(storyOf(`0x${'Ab'.repeat(32)}`)).to.deep.equal({ kind: 'ask', text: `0x${'Ab'.repeat(32)}` });
  });
});
