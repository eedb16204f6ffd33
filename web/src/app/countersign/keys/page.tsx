import type { Metadata } from 'next';
import Link from 'next/link';
import { signerKeys } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { texts as deskTexts } from '../../../features/countersignature/texts.ts';
import { KeyDesk } from '../../../features/signer-key/key-desk.tsx';
import { texts } from '../../../features/signer-key/texts.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function InspectionKeysPage() {
  const answer = await read('/v2/keys', signerKeys);
  return (
    <div className="page">
      <PageTitle eyebrow={<Link href="/countersign">{deskTexts.desk}</Link>} title={texts.title}>
        {texts.intro}
      </PageTitle>
      {answer.ok ? <KeyDesk desk={answer.value} /> : <ProblemNotice problem={answer.problem} />}
    </div>
  );
}
