import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Order } from '@topsteel/domain/api';
import type { Language } from '../../words/languages.ts';
import { loadWords } from '../../words/load-words.ts';
import { plateOrder } from './plate-order.ts';
import { StateSentence } from './state-sentence.tsx';

async function textOf(order: Order, locale: Language): Promise<string> {
  const messages = await loadWords(locale);
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <StateSentence order={order} />
    </NextIntlClientProvider>,
  );
  return html
    .replaceAll(/<\/p>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .trim();
}

describe('the sentence of an order', () => {
  const weighed = plateOrder({
    status: 'weighed',
    nextMove: { who: 'buyer', code: 'confirm-receipt', what: '', by: '2026-11-28T17:00:00.000Z' },
    authorizedMinor: '6438240000',
    weighedGrams: '7964000',
  });

  it('says whose move is next, and when it moves by itself', async () => {
    expect(await textOf(weighed, 'en')).to.equal(
      'The load is weighed. Next move: you. Confirm the weighed mass. If nobody objects by Sat 28 Nov 2026, 17:00\u00a0UTC, the payment is released for the weighed mass.',
    );
  });
  it('says it in French and German', async () => {
    expect(await textOf(weighed, 'fr')).to.equal(
      'Le chargement est pesé. Prochaine action\u00a0: vous. Confirmer la masse pesée. Sans objection avant le sam. 28 nov. 2026, 17:00\u00a0UTC, le paiement est libéré pour la masse pesée.',
    );
    expect(await textOf(weighed, 'de')).to.equal(
      'Die Ladung ist gewogen. Nächster Schritt: Sie. Das gewogene Gewicht bestätigen. Ohne Einwand bis Sa., 28. Nov. 2026, 17:00\u00a0UTC wird die Zahlung für das gewogene Gewicht freigegeben.',
    );
  });
  it('asks nothing of anybody when it is over', async () => {
    const completed = plateOrder({
      status: 'completed',
      nextMove: { who: 'nobody', code: 'none', what: '', by: null },
    });
    expect(await textOf(completed, 'en')).to.equal(
      'Completed: paid for the weighed mass, and the title has moved.',
    );
  });
});
