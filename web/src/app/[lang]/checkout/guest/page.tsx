import type { Metadata } from 'next';
import { basket as basketSchema } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { read } from '../../../../backend/read.ts';
import { BasketTotals } from '../../../../features/basket/basket-totals.tsx';
import { GuestForm } from '../../../../features/guest/guest-form.tsx';
import { getSession } from '../../../../features/session/get-me.ts';
import { Link } from '../../../../ui/link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest'))('form.title'), robots: { index: false } };
}

export default async function GuestCheckoutPage() {
  const t = await getTranslations('guest.form');
  const tSteps = await getTranslations('checkoutSteps.common');
  const [session, answer] = await Promise.all([getSession(), read('/v2/baskets/current', basketSchema)]);
  const basket = answer.ok ? answer.value : undefined;
  return (
    <ClientWords of={['guest', 'checkout', 'problem']}>
      <div className="page">
        <PageTitle eyebrow={<Link href="/cart">{tSteps('basket')}</Link>} title={t('title')}>
          <p>{t('intro')}</p>
        </PageTitle>
        {!answer.ok ? (
          <ProblemNotice problem={answer.problem} />
        ) : session.state === 'in' || basket === undefined || basket.id === null || !basket.isOrderable ? (
          <Notice tone="attention">
            <p>
              {session.state === 'in' ? t('signedIn') : tSteps('emptyText')}{' '}
              <Link href="/cart">{t('toBasket')}</Link>
            </p>
          </Notice>
        ) : (
          <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <GuestForm
              basket={{ id: basket.id, totalMinor: basket.totals.grossMinor, currency: basket.currency }}
            />
            <aside className="panel grid gap-2 lg:sticky lg:top-4" aria-label={tSteps('total')}>
              <h2>{tSteps('total')}</h2>
              <BasketTotals basket={basket} />
            </aside>
          </div>
        )}
      </div>
    </ClientWords>
  );
}
