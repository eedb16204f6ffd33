import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import type { JournalEntryView } from '@topsteel/domain/api';
import type { Language } from '../../words/languages.ts';
import { loadWords } from '../../words/load-words.ts';
import { JournalTag, ReversalNote } from './state-tag.tsx';

const entry: JournalEntryView = {
  id: '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
  number: 'TJ-2026-000007',
  state: 'booked',
  date: '2026-11-26',
  currency: 'EUR',
  totalMinor: '117000',
  reference: 'Bail 2026-11',
  reason: 'Rent of the office for November.',
  order: null,
  bankEntryId: null,
  lines: [],
  reverses: null,
  reversal: null,
  transferId: null,
  proposedBy: { id: 'a', name: 'Nora Schmit' },
  proposedAt: '2026-11-27T10:00:00.000Z',
  decidedBy: { id: 'b', name: 'Tom Reuter' },
  decidedAt: '2026-11-27T11:00:00.000Z',
  decisionNote: null,
  mayDecide: false,
  mayReverse: true,
};

async function told(locale: Language, change: Partial<JournalEntryView>): Promise<string> {
  const one = { ...entry, ...change };
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={await loadWords(locale)} timeZone="UTC">
      <JournalTag state={one.state} /> · <ReversalNote entry={one} />
    </NextIntlClientProvider>,
  );
  return html.replaceAll(/<svg.*?<\/svg>/gsu, '').replaceAll(/<[^>]*>/gu, '');
}

describe('A journal entry as the desk shows it', function () {
  // Catalogues are read from the disk.
  this.timeout(30_000);
  const other = { id: entry.id, number: 'TJ-2026-000009' };

  it('says where it stands, and what takes it back', async () => {
    expect(await told('en', {})).to.equal('booked · ');
    expect(await told('en', { reversal: { ...other, state: 'booked' } })).to.equal(
      'booked · taken back by TJ-2026-000009',
    );
    expect(await told('de', { reversal: { ...other, state: 'waiting' } })).to.equal(
      'gebucht · TJ-2026-000009, die sie zurücknimmt, wartet auf eine zweite Person',
    );
  });

  it('says what it takes back', async () => {
    expect(await told('fr', { state: 'waiting', reverses: { ...other, state: 'booked' } })).to.equal(
      'attend une deuxième personne · annule TJ-2026-000009',
    );
  });
});
