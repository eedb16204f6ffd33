import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { openNotice } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { environment } from '../../../environment.ts';
import { MarkSeen } from '../../../features/recall/notice-actions.tsx';
import { noticeTextsOf } from '../../../features/recall/notice-texts.ts';
import { OpenNoticePage } from '../../../features/recall/open-notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

/** The address is the key: it is not handed on, and no search engine keeps it. */
export const metadata: Metadata = {
  title: 'Recall',
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
};

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ lang?: string }> };

export default async function RecallNoticePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { lang } = await searchParams;
  const answer = await read(`/v2/recall-notices/${encodeURIComponent(token)}`, openNotice);
  if (!answer.ok) {
    const words = noticeTextsOf(lang ?? (await headers()).get('accept-language') ?? undefined, 'en');
    const { status } = answer.problem;
    if (status !== 404 && status !== 410) {
      return (
        <div className="page">
          <PageTitle title={words.title} />
          <ProblemNotice problem={answer.problem} />
        </div>
      );
    }
    return (
      <div className="page" lang={words.language}>
        <PageTitle title={status === 410 ? words.gone : words.unknown}>
          {status === 410 ? words.goneHint : words.unknownHint} <a href="/v">{words.check}</a>
        </PageTitle>
      </div>
    );
  }
  const link = `${environment().PUBLIC_URL}/recall/${token}`;
  return (
    <div className="page">
      <MarkSeen token={token} />
      <OpenNoticePage
        notice={answer.value}
        words={noticeTextsOf(lang, answer.value.language)}
        token={token}
        link={link}
      />
    </div>
  );
}
