import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PasteList } from '../../../../features/paste-list/paste-list.tsx';
import { Link } from '../../../../ui/link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pasteList'))('title'), robots: { index: false } };
}

/** A list may come with the address (`?lines=`), from the box on the first page. */
export default async function PastePage({ searchParams }: { searchParams: Promise<{ lines?: string }> }) {
  const t = await getTranslations('pasteList');
  const tBasket = await getTranslations('basket');
  const { lines } = await searchParams;
  return (
    <ClientWords of={['pasteList']}>
      <div className="page">
        <PageTitle eyebrow={<Link href="/cart">{tBasket('title')}</Link>} title={t('title')}>
          <p>{t('intro')}</p>
        </PageTitle>
        <PasteList initial={typeof lines === 'string' ? lines.slice(0, 20_000) : ''} />
      </div>
    </ClientWords>
  );
}
