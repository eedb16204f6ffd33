import { expect } from 'chai';
import { readLanguage } from './read-language.ts';

const ask = (query: string, accepted?: string) =>
  readLanguage(
    new Request(
      `https://steel.example/v${query}`,
      accepted === undefined ? {} : { headers: { 'accept-language': accepted } },
    ),
  );

describe('readLanguage', () => {
  for (const [query, accepted, language] of [
    ['', undefined, 'en'],
    ['', 'fr-CH, en;q=0.5', 'fr'],
    ['', 'en;q=0.5, fr;q=0.9', 'fr'],
    ['', 'pt, fr;q=0', 'en'],
    ['', 'pt-BR, pl', 'en'],
    ['?lang=fr', 'en', 'fr'],
    ['?lang=xx', 'fr', 'fr'],
  ] as const) {
    it(`answers ${language} to "${query}" and "${accepted ?? 'nothing'}"`, () =>
      expect(ask(query, accepted)).to.equal(language));
  }
});
