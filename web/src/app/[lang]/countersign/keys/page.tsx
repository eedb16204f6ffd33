import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '../../../../ui/link.tsx';
import { signerKeys } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { KeyDesk } from '../../../../features/signer-key/key-desk.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signerKey'))('title') };
}

export default async function InspectionKeysPage() {
  const answer = await read('/v2/keys', signerKeys);
  const t = await getTranslations('signerKey');
  return (
    <div className="page">
      <PageTitle
        eyebrow={<Link href="/countersign">{(await getTranslations('countersignature'))('desk')}</Link>}
        title={t('title')}
      >
        {t('intro')}
      </PageTitle>
      <ClientWords of={['signerKey', 'stepUp', 'wallet', 'refusals']}>
        {answer.ok ? <KeyDesk desk={answer.value} /> : <ProblemNotice problem={answer.problem} />}
      </ClientWords>
    </div>
  );
}
