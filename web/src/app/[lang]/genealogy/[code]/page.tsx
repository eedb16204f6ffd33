import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { genealogyAnswer } from '@topsteel/domain/api';
import { groupedLotCode, lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { read } from '../../../../backend/read.ts';
import { LineageDrawing } from '../../../../features/genealogy/lineage-drawing.tsx';
import { BalanceTable, HeatTable, LotsOfLineage } from '../../../../features/genealogy/lineage-tables.tsx';
import { RecallState } from '../../../../features/genealogy/recall-state.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('genealogy');
  return { title: t('titleOf', { code: decodeURIComponent((await params).code) }) };
}

/** What a lot was made of and what was made of it, as a picture, a list and tables. */
export default async function GenealogyPage({ params }: Props) {
  const t = await getTranslations('genealogy');
  const lotId = lotIdOfCode(decodeURIComponent((await params).code));
  if (lotId === undefined) notFound();
  const code = lotCodeOf(lotId);
  const answer = await read(`/v2/lots/${code}/genealogy`, genealogyAnswer);
  if (!answer.ok && answer.problem.status === 404) notFound();
  const isSettling = answer.ok
    ? answer.value.lots.some((lot) => !lot.isFinal)
    : answer.problem.status === 409;
  return (
    <div className="page">
      <LiveRefresh active={isSettling} />
      <PageTitle
        eyebrow={<a href={`/v/${code}`}>{t('eyebrow')}</a>}
        title={t('titleOf', { code: groupedLotCode(code) })}
      >
        {t('intro')}
      </PageTitle>
      {answer.ok ? (
        <div className="grid gap-8">
          <RecallState answer={answer.value} />
          {isSettling ? <Notice tone="hot">{t('notFinal')}</Notice> : null}
          {answer.value.isWhole ? null : <Notice tone="attention">{t('partial')}</Notice>}
          <HeatTable answer={answer.value} />
          <section aria-labelledby="drawing">
            <h2 id="drawing" className="mb-2">
              {t('drawing.heading')}
            </h2>
            <LineageDrawing answer={answer.value} />
          </section>
          <LotsOfLineage answer={answer.value} />
          <BalanceTable answer={answer.value} />
        </div>
      ) : isSettling ? (
        <Notice tone="hot">{t('settling')}</Notice>
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </div>
  );
}
