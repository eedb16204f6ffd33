import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { batchPage, certificatePage, inspectionBodies } from '@topsteel/domain/api';
import { readPages } from '../../../../../backend/read-pages.ts';
import { read } from '../../../../../backend/read.ts';
import { HalfDone } from '../../../../../features/certificate/half-done.tsx';
import { MintSteps } from '../../../../../features/certificate/mint-steps.tsx';
import { UploadCertificates } from '../../../../../features/certificate/upload-certificates.tsx';
import { getSession } from '../../../../../features/session/get-me.ts';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificate'))('mint.title') };
}

/** From the mill's files to labelled lots: files, check, registration, allocation, labels. */
export default async function MintPage() {
  const [session, bodies, batches, certificates, t] = await Promise.all([
    getSession(),
    read('/v2/inspection-bodies', inspectionBodies),
    readPages('/v2/certificates/batches', batchPage),
    readPages('/v2/certificates', certificatePage),
    getTranslations('certificate'),
  ]);
  const organisation = session.state === 'in' ? session.me.organisation : null;
  return (
    <>
      <PageTitle eyebrow={<Link href="/vendor/certificates">{t('list.title')}</Link>} title={t('mint.title')}>
        {t('mint.intro')}
      </PageTitle>
      <MintSteps now={0} />
      <div className="grid gap-10">
        <ClientWords of={['certificate', 'countersignature', 'wallet', 'problem', 'told']}>
          <UploadCertificates
            signer={organisation?.name ?? ''}
            signsItself={organisation?.custody === 'own-key'}
            bodies={bodies.ok ? bodies.value.items : []}
          />
        </ClientWords>
        <HalfDone batches={batches} certificates={certificates} />
      </div>
    </>
  );
}
