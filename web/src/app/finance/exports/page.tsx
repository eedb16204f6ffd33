import type { Metadata } from 'next';
import { fecCheck } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { FecCheckResult } from '../../../features/invoice/fec-check-result.tsx';
import { texts } from '../../../features/invoice/texts.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

const words = texts.exports;
export const metadata: Metadata = { title: words.title };

export default async function ExportsPage({ searchParams }: { searchParams: Promise<{ year?: string }> }) {
  const asked = (await searchParams).year ?? '';
  const year = /^20\d{2}$/.test(asked) ? asked : new Date().getUTCFullYear().toString();
  const check = await read(`/v2/finance/exports/fec/check?year=${year}`, fecCheck);
  return (
    <>
      <PageTitle title={words.title}>{words.intro}</PageTitle>
      <div className="grid gap-10">
        <form method="get" className="flex flex-wrap items-end gap-3">
          <div className="grid gap-1">
            <label htmlFor="year">{words.year}</label>
            <input
              id="year"
              name="year"
              className="field"
              inputMode="numeric"
              defaultValue={year}
              pattern="20[0-9]{2}"
            />
          </div>
          <button className="button button-quiet">{words.show}</button>
        </form>
        <section aria-labelledby="fec" className="grid justify-items-start gap-3">
          <h2 id="fec">{words.fec}</h2>
          <p className="max-w-prose">{words.fecIntro}</p>
          {check.ok ? <FecCheckResult check={check.value} /> : <ProblemNotice problem={check.problem} />}
          {check.ok ? (
            <a href={`/v2/finance/exports/fec?year=${year}`} download className="button">
              {words.download} {check.value.fileName}
            </a>
          ) : null}
        </section>
        <section aria-labelledby="gl" className="grid justify-items-start gap-3">
          <h2 id="gl">{words.gl}</h2>
          <p className="max-w-prose">{words.glIntro}</p>
          <a
            href={`/v2/finance/exports/general-ledger?year=${year}`}
            download
            className="button button-quiet"
          >
            {words.download} general-ledger-{year}.csv
          </a>
        </section>
      </div>
    </>
  );
}
