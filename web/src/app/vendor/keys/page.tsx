import type { Metadata } from 'next';
import { signerKeys } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { KeyDesk } from '../../../features/signer-key/key-desk.tsx';
import { texts } from '../../../features/signer-key/texts.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function KeysPage() {
  const answer = await read('/v2/keys', signerKeys);
  return (
    <>
      <PageTitle title={texts.title}>{texts.intro}</PageTitle>
      {answer.ok ? <KeyDesk desk={answer.value} /> : <ProblemNotice problem={answer.problem} />}
    </>
  );
}
