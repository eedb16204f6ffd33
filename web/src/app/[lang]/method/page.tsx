import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Outcomes, Questions, WithoutUs } from '../../../features/method/method-sections.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('method');
  return { title: t('title'), description: t('lead') };
}

/** How a verification is made, for who wants to know before relying on it. */
export default async function MethodPage() {
  const t = await getTranslations('method');
  return (
    <div className="page">
      <PageTitle title={t('title')}>{t('lead')}</PageTitle>
      <div className="grid gap-8">
        <Outcomes />
        <section aria-labelledby="headline" className="max-w-prose">
          <h2 id="headline" className="mb-2">
            {t('headline.heading')}
          </h2>
          <p>{t('headline.text')}</p>
        </section>
        <Questions />
        <section aria-labelledby="steel" className="max-w-prose">
          <h2 id="steel" className="mb-2">
            {t('steel.heading')}
          </h2>
          <p>{t('steel.text')}</p>
        </section>
        <WithoutUs />
        <p>
          <a className="button" href={`/v?lang=${await getLocale()}`}>
            {t('check')}
          </a>
        </p>
      </div>
    </div>
  );
}
