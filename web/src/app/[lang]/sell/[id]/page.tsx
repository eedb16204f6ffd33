import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApplicationDesk } from '../../../../features/vendor-application/application-desk.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

/** The address with its token is the key: it is not handed on, and no search engine keeps it. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('vendorApplication'))('yours'),
    referrer: 'no-referrer',
    robots: { index: false, follow: false },
  };
}

export default async function ApplicationPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <div className="page max-w-3xl">
      <ClientWords of={['vendorApplication']}>
        <ApplicationDesk id={(await params).id} />
      </ClientWords>
    </div>
  );
}
