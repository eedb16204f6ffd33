import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { problemOf } from '../../backend/problem.ts';
import { ProblemWords } from '../../ui/problem-words.tsx';
import { loadWords } from '../../words/load-words.ts';
import type { Language } from '../../words/languages.ts';
import { shopReasons } from './shop-reasons.ts';

const priceChanged = problemOf(409, {
  detail: 'The total is 4,320.00 EUR now, not 4,300.00. Look at it again and accept the new figure.',
  code: 'conflict',
  reason: 'price-changed',
  figures: { currency: 'EUR', totalMinor: '432000' },
});

async function told(language: Language, problem: typeof priceChanged, hasWords = true): Promise<string> {
  const { problem: words, ui } = await loadWords(language);
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={language}
      timeZone="UTC"
      messages={hasWords ? { problem: words, ui } : { ui }}
    >
      <ProblemWords problem={problem} />
    </NextIntlClientProvider>,
  );
}

describe('The words of a problem', function () {
  // Catalogues are read from the disk.
  this.timeout(30_000);

  it('say a known cause in the language of the page, with its figures as the page writes them', async () => {
    expect(await told('de', priceChanged)).to.equal(
      '<p>Die Summe beträgt jetzt 4.320,00 EUR. Nichts wurde bestellt und kein Geld bewegt. ' +
        'Sehen Sie sie noch einmal an und nehmen Sie den neuen Betrag an.</p>',
    );
    expect(await told('en', priceChanged)).to.contain('The total is 4,320.00 EUR now. Nothing was ordered');
  });

  it('say who has begun too many orders without a sign-in, or sent too much, what to do', async () => {
    const many = problemOf(429, {
      detail: 'Too many orders without a sign-in were begun today from your address.',
      code: 'rate-limited',
      reason: 'guest-checkouts',
    });
    expect(await told('de', many)).to.equal(
      '<p>Heute wurden von Ihrer Adresse zu viele Bestellungen ohne Anmeldung begonnen. Nichts wurde bestellt. ' +
        'Melden Sie sich an, oder setzen Sie unter dem Link einer früheren ein Passwort.</p>',
    );
    const fast = problemOf(429, { detail: 'Used up.', code: 'rate-limited', reason: 'rate-write' });
    expect(await told('fr', fast)).to.equal(
      '<p>Trop de demandes sont venues d’ici. Rien n’a été modifié. Réessayez dans une minute.</p>',
    );
    expect(shopReasons).to.include.members(['guestCheckouts', 'rateWrite']);
  });

  it('say what is refused at the desks as well', async () => {
    const refused = problemOf(403, { detail: 'Your role does not let you do this.', reason: 'not-allowed' });
    expect(await told('es', refused)).to.equal(
      '<p>Su función no lo permite. No se ha cambiado nada. Pregunte a un administrador de su empresa.</p>',
    );
    expect(await told('es', refused, false)).to.equal('<p lang="en">Your role does not let you do this.</p>');
  });

  it('say under the link of a request that a company has taken it over, and what to do', async () => {
    const taken = problemOf(410, { detail: 'Taken over.', code: 'gone', reason: 'request-taken-over' });
    expect(await told('de', taken)).to.equal(
      '<p>Eine Firma mit Konto hat diese Anfrage übernommen, deshalb öffnet ihr Link nichts mehr. Ist es Ihre, ' +
        'melden Sie sich an und antworten Sie dort; wenn nicht, bitten Sie den Käufer, Ihnen die Anfrage noch einmal zu senden.</p>',
    );
    const full = problemOf(409, { detail: 'Full.', code: 'conflict', reason: 'messages-full' });
    expect(await told('nl', full)).to.contain('Hier staan 200 berichten, zoveel als een aanvraag opneemt.');
  });

  it('say when the next auditor can be let in', async () => {
    const full = problemOf(429, {
      detail: '20 auditors were let into this company’s record within a day.',
      reason: 'audit-grants',
      figures: { againAt: '2030-03-01T14:05:00.000Z' },
    });
    expect(await told('en', full)).to.contain(
      'Nobody was let in. Try again after Fri 1 Mar 2030, 14:05\u00a0UTC.',
    );
    expect(await told('de', full))
      .to.contain('Niemand wurde eingelassen.')
      .and.to.contain('2030');
    const bare = problemOf(429, { detail: 'Too many auditors.', reason: 'audit-grants' });
    expect(await told('de', bare)).to.equal('<p lang="en">Too many auditors.</p>');
  });

  it('are those of the API, marked as English, for a cause without words, or a page that has none', async () => {
    const other = problemOf(409, { detail: 'This is in the way.', reason: 'something-else' });
    expect(await told('fr', other)).to.equal('<p lang="en">This is in the way.</p>');
    const bare = problemOf(409, { detail: 'The total is higher now.', reason: 'price-changed' });
    expect(await told('fr', bare)).to.equal('<p lang="en">The total is higher now.</p>');
    expect(await told('it', priceChanged, false)).to.contain('<p lang="en">The total is 4,320.00 EUR now,');
  });

  it('are never taken from the names that every object has', async () => {
    const odd = problemOf(409, { detail: 'Odd.', reason: 'constructor' });
    expect(await told('nl', odd)).to.equal('<p lang="en">Odd.</p>');
  });
});
