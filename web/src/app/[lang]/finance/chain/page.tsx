import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { chainActs, chainWatch } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { ActTable } from '../../../../features/chain-watch/act-table.tsx';
import { ResumeForm } from '../../../../features/chain-watch/resume-form.tsx';

import {
  AlarmNotice,
  LiftedAlarms,
  WatchFacts,
  Warnings,
} from '../../../../features/chain-watch/watch-facts.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('chainWatch');
  return { title: t('title') };
}

export default async function ChainPage() {
  const t = await getTranslations('chainWatch');
  const [answer, acts, session] = await Promise.all([
    read('/v2/finance/chain', chainWatch),
    read('/v2/finance/chain/acts', chainActs),
    getSession(),
  ]);
  if (!answer.ok) {
    return (
      <>
        <PageTitle title={t('title')}>{t('intro')}</PageTitle>
        <ProblemNotice problem={answer.problem} />
      </>
    );
  }
  const watch = answer.value;
  return (
    <ClientWords of={['chainWatch']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      {/* A form that is being filled in must not be redrawn under the hand. */}
      <LiveRefresh active={watch.alarm === null} everyMs={4000} />
      <div className="grid gap-8">
        <AlarmNotice alarm={watch.alarm} />
        {watch.alarm !== null && hasAccess(session, 'operator') ? <ResumeForm alarm={watch.alarm} /> : null}
        <WatchFacts watch={watch} />
        <Warnings warnings={watch.warnings} />
        {acts.ok ? (
          <ActTable acts={acts.value.items} mayTakeBack={hasAccess(session, 'operator')} />
        ) : (
          <ProblemNotice problem={acts.problem} />
        )}
        <LiftedAlarms resumptions={watch.resumptions} />
      </div>
    </ClientWords>
  );
}
