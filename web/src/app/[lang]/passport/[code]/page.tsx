import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { groupedLotCode, lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import {
  CarbonOfLot,
  Conformity,
  Documents,
  MachineData,
  Origin,
  PassportContents,
  SteelFacts,
} from '../../../../features/passport/passport-sections.tsx';
import { PassportStatus } from '../../../../features/passport/passport-status.tsx';
import { readPassport } from '../../../../features/passport/read-passport.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('passport');
  const lotId = lotIdOfCode((await params).code);
  return {
    title: lotId === undefined ? t('title') : t('titleOf', { code: groupedLotCode(lotCodeOf(lotId)) }),
  };
}

/** The product passport of a lot, for people: what its maker signed, and whether it stands. */
export default async function PassportPage({ params }: Props) {
  const t = await getTranslations('passport');
  const lotId = lotIdOfCode((await params).code);
  if (lotId === undefined) notFound();
  const code = lotCodeOf(lotId);
  const answer = await readPassport(code);
  const eyebrow = <a href={`/v/${code}`}>{t('eyebrow')}</a>;
  if (!answer.ok) {
    if ('problem' in answer && answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle eyebrow={eyebrow} title={t('title')} />
        {'problem' in answer ? (
          <ProblemNotice problem={answer.problem} />
        ) : (
          <Notice tone="bad" title={t('unsigned')}>
            <p lang="en">{answer.refused}</p>
            <p>{t('unsignedHint')}</p>
          </Notice>
        )}
      </div>
    );
  }
  const { passport } = answer;
  const section = { code, subject: passport.subject };
  return (
    <div className="page">
      <PageTitle eyebrow={eyebrow} title={passport.subject.product.name} />
      <PassportContents />
      <div className="grid gap-8">
        <PassportStatus passport={passport} />
        <SteelFacts {...section} />
        <Conformity {...section} />
        <Origin {...section} />
        <CarbonOfLot {...section} />
        <Documents {...section} />
        <MachineData code={code} passport={passport} />
      </div>
    </div>
  );
}
