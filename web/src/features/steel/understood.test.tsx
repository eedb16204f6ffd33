import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import type { SearchAnswer } from '@topsteel/domain/api';
import type { Language } from '../../words/languages.ts';
import { loadWords } from '../../words/load-words.ts';
import { Understood } from './understood.tsx';

type Told = SearchAnswer['understood'];
const told: Told = { parts: [], quantity: null, unclear: null, ignored: [], relaxed: [] };

async function shown(locale: Language, understood: Partial<Told>): Promise<string> {
  const messages = await loadWords(locale);
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <Understood understood={{ ...told, ...understood }} />
    </NextIntlClientProvider>,
  );
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('What the search made of the words', () => {
  it('says how much is wanted, and what that does', async () => {
    expect(await shown('en', { quantity: { unit: 'tonne', amountMilli: '1250' } })).to.equal(
      'You want 1.25 t. Lots with enough come first.',
    );
    expect(await shown('de', { quantity: { unit: 'piece', amountMilli: '12000' } })).to.equal(
      'Sie wünschen 12 Stück. Öffnen Sie ein Los und geben Sie es dort an.',
    );
  });

  it('asks to write a figure anew that may be two', async () => {
    expect(await shown('de', { unclear: '1.250' })).to.equal(
      '„1.250“ lässt sich auf zwei Arten lesen. Schreiben Sie 1250 oder 1,250.',
    );
    expect(await shown('en', { unclear: '12,5' })).to.equal('Write decimals after a point: 12.5.');
  });
});
