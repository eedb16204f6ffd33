import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signerKeys } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { KeyDesk } from '../../../../features/signer-key/key-desk.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signerKey'))('title') };
}

export default async function KeysPage() {
  const answer = await read('/v2/keys', signerKeys);
  const t = await getTranslations('signerKey');
  return (
    <ClientWords of={['signerKey', 'stepUp', 'wallet', 'refusals']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      {answer.ok ? <KeyDesk desk={answer.value} /> : <ProblemNotice problem={answer.problem} />}
    </ClientWords>
  );
}
