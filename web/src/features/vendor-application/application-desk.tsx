'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { vendorApplication, type VendorApplication } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { callApplication, tokenOf } from './application-api.ts';
import { ApplicationDocuments } from './application-documents.tsx';
import { ApplicationSteps } from './application-steps.tsx';

const NOW: Record<VendorApplication['state'], number> = {
  draft: 1,
  'more-needed': 1,
  submitted: 2,
  refused: 2,
  approved: 3,
};
const TONES = {
  draft: 'info',
  'more-needed': 'attention',
  submitted: 'hot',
  refused: 'bad',
  approved: 'good',
} as const;

/** An applicant's page: how far it is, what is missing, and the documents. Opened by the token that this browser keeps. */
export function ApplicationDesk({ id }: { id: string }) {
  const t = useTranslations('vendorApplication');
  const [token, setToken] = useState<string | null>();
  const [application, setApplication] = useState<VendorApplication>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const known = tokenOf(id);
    setToken(known);
    if (known === null) return;
    void callApplication(`${id}/mine`, vendorApplication, { token: known, method: 'GET' }).then((answer) => {
      if (answer.ok) setApplication(answer.value);
      else setProblem(answer.problem);
    });
  }, [id]);

  if (token === null) {
    return (
      <PageTitle title={t('noToken')}>
        {t('noTokenHint')} <Link href="/sell">{t('title')}</Link>
      </PageTitle>
    );
  }
  if (application === undefined || token === undefined) {
    return problem === undefined ? (
      <Skeleton rows={6} label={t('loading')} />
    ) : (
      <ProblemNotice problem={problem} />
    );
  }
  const submit = async () => {
    setBusy(true);
    const answer = await callApplication(`${id}/submission`, vendorApplication, { token });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setApplication(answer.value);
  };
  const { state, missing } = application;
  const isMine = state === 'draft' || state === 'more-needed';
  return (
    <>
      <PageTitle eyebrow={application.number} title={application.company.name}>
        {t('yours')}
      </PageTitle>
      <ApplicationSteps now={NOW[state]} />
      <div className="grid gap-8">
        <Notice tone={TONES[state]} title={t(`states.${state}`)}>
          <p>{t(`next.${state}`)}</p>
          {application.reason === null ? null : (
            <p className="mt-1 whitespace-pre-line">{application.reason}</p>
          )}
        </Notice>
        {isMine ? (
          <p className="text-ink-2">
            {t('keep')}{' '}
            <CopyButton
              text={`${location.origin}${location.pathname}#${token}`}
              label={t('copyLink')}
              done={t('copied')}
            />
          </p>
        ) : null}
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <ApplicationDocuments
          application={application}
          token={token}
          isOpen={isMine}
          onChange={setApplication}
        />
        {isMine ? (
          <div className="grid gap-2">
            <button
              type="button"
              className="button justify-self-start"
              disabled={isBusy || missing.length > 0}
              onClick={() => void submit()}
            >
              {t('submit')}
            </button>
            <p className="text-sm text-ink-2">
              {missing.length === 0 ? t('complete') : t('stillMissing', { count: missing.length })}
            </p>
          </div>
        ) : null}
      </div>
    </>
  );
}
