import { expect } from 'chai';
import { languageOf, letterOf } from './notice-letter.ts';

const facts = {
  issuer: 'Aciéries du Val SA',
  owner: 'Négoce Rhin SA',
  reason: 4,
  text: 'Lamination found.',
  recalledAt: new Date('2026-11-26T09:00:00Z'),
  lots: [
    { lotCode: '0123456789ABCDEFGHJK', grams: 1_000_000n },
    { lotCode: '0123456789ABCDEFGHJM', grams: 4_000_001n },
  ],
  link: 'https://steel.example/recall/t',
  expiresAt: new Date('2027-05-25T09:00:00Z'),
};

describe('the letter of a recall', () => {
  it('says to the gram what to set aside, and how to confirm it', () => {
    const { subject, text } = letterOf('en', facts);
    expect(subject).to.match(/^Recall: set 5\.000001 t aside \(/);
    expect(text).to.include('Reason: the material does not conform.').and.to.include('4.000001 t');
    expect(text).to.include('Lamination found.').and.to.include('https://steel.example/recall/t');
    expect(text).to.include('The link is good until 2027-05-25.');
  });

  it('is French for French-speaking countries, and has no empty paragraph where the maker wrote nothing', () => {
    const { subject, text } = letterOf('fr', { ...facts, text: '' });
    expect(subject).to.match(/^Rappel : isolez 5,000001 t/);
    expect(text).not.to.match(/\n{3}/);
    expect(['FR', 'LU', 'DE', null].map(languageOf)).to.deep.equal(['fr', 'fr', 'en', 'en']);
  });
});
