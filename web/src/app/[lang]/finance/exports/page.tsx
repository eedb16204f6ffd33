import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { fecCheck } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { FecCheckResult } from '../../../../features/invoice/fec-check-result.tsx';

import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invoice');
  return { title: t('exports.title') };
}

export default async function ExportsPage({ searchParams }: { searchParams: Promise<{ year?: string }> }) {
  const t = await getTranslations('invoice');
  const asked = (await searchParams).year ?? '';
  const year = /^20\d{2}$/.test(asked) ? asked : new Date().getUTCFullYear().toString();
  const check = await read(`/v2/finance/exports/fec/check?year=${year}`, fecCheck);
  return (
    <>
      <PageTitle title={t('exports.title')}>{t('exports.intro')}</PageTitle>
      <div className="grid gap-10">
        <form method="get" className="flex flex-wrap items-end gap-3">
          <div className="grid gap-1">
            <label htmlFor="year">{t('exports.year')}</label>
            <input
              id="year"
              name="year"
              className="field"
              inputMode="numeric"
              defaultValue={year}
              pattern="20[0-9]{2}"
            />
          </div>
          <button className="button button-quiet">{t('exports.show')}</button>
        </form>
        <section aria-labelledby="fec" className="grid justify-items-start gap-3">
          <h2 id="fec">{t('exports.fec')}</h2>
          <p className="max-w-prose">{t('exports.fecIntro')}</p>
          {check.ok ? <FecCheckResult check={check.value} /> : <ProblemNotice problem={check.problem} />}
          {check.ok ? (
            <a href={`/v2/finance/exports/fec?year=${year}`} download className="button">
              {t('exports.download', { file: check.value.fileName })}
            </a>
          ) : null}
        </section>
        <section aria-labelledby="gl" className="grid justify-items-start gap-3">
          <h2 id="gl">{t('exports.gl')}</h2>
          <p className="max-w-prose">{t('exports.glIntro')}</p>
          <a
            href={`/v2/finance/exports/general-ledger?year=${year}`}
            download
            className="button button-quiet"
          >
            {t('exports.download', { file: `general-ledger-${year}.csv` })}
          </a>
        </section>
      </div>
    </>
  );
}
