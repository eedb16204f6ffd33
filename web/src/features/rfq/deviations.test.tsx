import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import type { DeviationView, NamedLotView } from '@topsteel/domain/api';
import type { Language } from '../../words/languages.ts';
import { loadWords } from '../../words/load-words.ts';
import { Deviations } from './deviations.tsx';

const told = (
  code: DeviationView['code'],
  asked: string | null,
  quoted: string | null,
): NamedLotView['deviations'][number] => ({ code, asked, quoted, days: null });

async function shown(locale: Language, found: readonly DeviationView[]): Promise<string[]> {
  const messages = await loadWords(locale);
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <Deviations found={found} />
    </NextIntlClientProvider>,
  );
  return [...markup.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, inside = '']) =>
    inside.replace(/<[^>]*>/g, '').trim(),
  );
}

describe('What a named lot differs in', () => {
  const found = [
    told('lot-closed', null, null),
    told('other-family', 'plate', 'coil'),
    told('other-norm', 'EN 10025-2', null),
    told('other-size', '20 x 2000 x 6000', '20 × 2500 × 12000'),
    told('size-unknown', 'see drawing', ''),
    told('lesser-certificate', '3.1', '2.2'),
    told('lot-short', '20000000', '12000000'),
  ];

  it('is said with what was asked for and what there is', async () => {
    expect(await shown('en', found)).to.deep.equal([
      'this lot can’t be ordered any more',
      'Coil instead of Heavy plate',
      'norm not stated, EN 10025-2 asked',
      '20 × 2500 × 12000 instead of 20 x 2000 x 6000',
      'size not compared: lot –, asked see drawing',
      'certificate 2.2 instead of 3.1',
      '12.000 t left, 20.000 t needed',
    ]);
  });

  it('in German too', async () => {
    expect(await shown('de', found)).to.deep.equal([
      'dieses Los kann nicht mehr bestellt werden',
      'Coils statt Grobblech',
      'Norm nicht angegeben, EN 10025-2 angefragt',
      '20 × 2500 × 12000 statt 20 x 2000 x 6000',
      'Maße nicht verglichen: Los –, angefragt see drawing',
      'Bescheinigung 2.2 statt 3.1',
      'noch 12,000 t da, 20,000 t gebraucht',
    ]);
  });
});
