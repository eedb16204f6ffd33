import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { GUEST_ORDER_COOKIE } from '../../../../features/guest/guest-order-cookie.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { redirect } from '../../../../words/navigation.ts';

type Props = { searchParams: Promise<{ paid?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('guest.back');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** Where a payment page sends a guest: on to their order, or to the letter where this browser does not know it. */
export default async function GuestReturnPage({ searchParams }: Props) {
  const t = await getTranslations('guest.back');
  const token = (await cookies()).get(GUEST_ORDER_COOKIE)?.value ?? '';
  if (/^[\w-]{43}$/.test(token)) {
    const isPaid = (await searchParams).paid !== undefined;
    return redirect({ href: `/guest/${token}${isPaid ? '?paid=1' : ''}`, locale: await getLocale() });
  }
  return (
    <div className="page">
      <PageTitle title={t('title')} />
      <Notice tone="info">{t('text')}</Notice>
    </div>
  );
}
