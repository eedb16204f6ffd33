import type { Approval } from '@topsteel/domain/api';
import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../../words/languages.ts';
import { loadWords } from '../../words/load-words.ts';
import { ApprovalChanges } from './approval-changes.tsx';
import { beamsApproval } from './beams-approval.ts';
import { StandingNotice } from './standing-notice.tsx';

async function textOf(part: React.ReactNode, locale: Language = 'en'): Promise<string> {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={await loadWords(locale)} timeZone="UTC">
      {part}
    </NextIntlClientProvider>,
  );
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
}
const standing = (told: Partial<Approval>, locale?: Language) =>
  textOf(<StandingNotice approval={beamsApproval(told)} />, locale);

describe('a request for approval', () => {
  it('says whose move it is, and until when', async () => {
    expect(await standing({})).to.equal(
      'Your move: approve it or refuse it Nobody can approve it after Thu 3 Dec 2026, 09:00 UTC. Nothing is ordered or paid before, and no steel is kept back.',
    );
    expect(await standing({ mayDecide: false })).to.match(/^Waits for Anke Brandt Nobody can/);
    expect(await standing({ mayDecide: false, approvers: [] })).to.match(
      /^Waits, and nobody’s limit covers it now An admin raises a limit/,
    );
  });

  it('says who ordered what in whose name, and that nothing has moved when it came to nothing', async () => {
    const over = { decidedBy: 'Anke Brandt', decidedAt: '2026-11-26T10:00:00.000Z' };
    const group = { groupId: '01a20687', groupNumber: 'TG-2026-000042', orderedMinor: '1850000' };
    expect(await standing({ ...over, ...group, state: 'approved' })).to.equal(
      'Approved by Anke Brandt on Thu 26 Nov 2026, 10:00 UTC It is order TG-2026-000042 of 18,500.00 EUR, in the name of Mira Sand.',
    );
    const refused = { ...over, state: 'refused' as const, sentence: 'Too dear.', basketId: '01a2' };
    expect(await standing(refused, 'de')).to.equal(
      'Abgelehnt von Anke Brandt am Do., 26. Nov. 2026, 10:00 UTC Too dear. Es wurde nichts bestellt, und kein Geld ist geflossen.',
    );
    expect(await standing({ state: 'expired' }, 'fr')).to.equal(
      'Personne n’a décidé avant le jeu. 3 déc. 2026, 09:00 UTC Rien n’a été commandé et aucune somme n’a bougé.',
    );
  });

  it('tells what has changed since it was asked for', async () => {
    const change = { line: 0, beforeMinor: '1842000', nowMinor: '1850000', reason: null, sentence: null };
    const moved = beamsApproval({ now: { totalMinor: '1850000', isHeld: false, changes: [change] } });
    expect(await textOf(<ApprovalChanges approval={moved} />)).to.equal(
      'It has changed since it was asked for HEB 200, 12000 mm: 18,420.00 EUR then, 18,500.00 EUR now',
    );
    const gone = { ...change, nowMinor: null, reason: 'offer-closed', sentence: 'This offer is closed.' };
    const stopped = beamsApproval({ now: { totalMinor: null, isHeld: true, changes: [gone] } });
    expect(await textOf(<ApprovalChanges approval={stopped} />)).to.match(
      /^It can’t be ordered now HEB 200, 12000 mm: This offer is closed\. Refuse it/,
    );
    expect(await textOf(<ApprovalChanges approval={stopped} />, 'nl')).to.match(
      /^Het kan nu niet besteld worden HEB 200, 12000 mm: het aanbod is gesloten /,
    );
  });
});
