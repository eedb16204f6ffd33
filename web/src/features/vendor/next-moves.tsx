import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Count } from './counted.ts';
import type { Moves } from './read-moves.ts';

/** What the vendor does next, the most urgent first; and how selling goes while there is nothing to do. */
export function NextMoves({ moves }: { moves: Moves }) {
  const t = useTranslations('vendor.home');
  const formats = useFormats();
  const said = ({ count, isCut }: Count) => ({
    count,
    shown: `${formats.decimal(count.toString())}${isCut ? '+' : ''}`,
  });
  const line = (
    waiting: Count | undefined,
    href: string,
    text: (given: ReturnType<typeof said>) => string,
  ) => (waiting === undefined || waiting.count === 0 ? [] : [{ href, text: text(said(waiting)) }]);
  const { offer } = moves;
  const tonnes = `${formats.mass(offer?.grams ?? 0n, 't')}${offer?.isCut === true ? '+' : ''}`;
  const lines = [
    ...line(moves.accept, '/vendor/orders?view=accept', (given) => t('toAccept', given)),
    ...line(moves.ship, '/vendor/orders?view=ship', (given) => t('toShip', given)),
    ...line(moves.answer, '/vendor/claims', (given) => t('toAnswer', given)),
    ...line(moves.decide, '/vendor/claims?view=returns', (given) => t('toDecide', given)),
    ...line(moves.allocate, '/vendor/certificates/mint#open', (given) => t('toAllocate', given)),
    ...line(offer, '/vendor/lots?view=free', (given) => t('toOffer', { ...given, tonnes })),
  ];
  const steps = [
    { href: '/vendor/certificates/mint', text: t('steps.0') },
    { href: '/vendor/lots', text: t('steps.1') },
    { href: '/vendor/offers', text: t('steps.2') },
    { href: '/vendor/orders', text: t('steps.3') },
  ];
  return (
    <>
      <section aria-labelledby="moves">
        <h2 id="moves" className="mb-2">
          {t('toDo')}
        </h2>
        {moves.unread === undefined ? null : (
          <div className="mb-2">
            <ProblemNotice problem={moves.unread} title={t('unread')} />
          </div>
        )}
        {lines.length === 0 ? (
          moves.unread === undefined ? (
            <p className="text-ink-2">{t('nothing')}</p>
          ) : null
        ) : (
          <ul className="max-w-3xl border-t border-rule">
            {lines.map(({ href, text }) => (
              <li key={href} className="border-b border-rule">
                <Link href={href} prefetch={false} className="flex min-h-10 items-center py-1 font-semibold">
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {lines.length > 2 ? null : (
        <section aria-labelledby="start">
          <h2 id="start" className="mb-2">
            {t('start')}
          </h2>
          <ol className="grid max-w-prose list-decimal gap-1 pl-5">
            {steps.map(({ href, text }) => (
              <li key={href}>
                <Link href={href} prefetch={false}>
                  {text}
                </Link>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
