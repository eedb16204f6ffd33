import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import type { Moves } from './read-moves.ts';

/** What the vendor does next, the most urgent first; and how selling goes while there is nothing to do. */
export function NextMoves({ moves }: { moves: Moves }) {
  const t = useTranslations('vendor.home');
  const formats = useFormats();
  const lines = [
    { count: moves.accept, href: '/vendor/orders?view=accept', text: t('toAccept', { count: moves.accept }) },
    { count: moves.ship, href: '/vendor/orders?view=ship', text: t('toShip', { count: moves.ship }) },
    { count: moves.answer, href: '/vendor/claims', text: t('toAnswer', { count: moves.answer }) },
    {
      count: moves.decide,
      href: '/vendor/claims?view=returns',
      text: t('toDecide', { count: moves.decide }),
    },
    {
      count: moves.allocate,
      href: '/vendor/certificates/mint#open',
      text: t('toAllocate', { count: moves.allocate }),
    },
    {
      count: moves.offer.lots,
      href: '/vendor/lots?view=free',
      text: t('toOffer', { count: moves.offer.lots, tonnes: formats.mass(moves.offer.grams, 't') }),
    },
  ].filter(({ count }) => count > 0);
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
        {lines.length === 0 ? (
          <p className="text-ink-2">{t('nothing')}</p>
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
