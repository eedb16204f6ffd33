import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { commissionRulePage, organisationPage } from '@topsteel/domain/api';
import { readPages } from '../../../../backend/read-pages.ts';
import { read } from '../../../../backend/read.ts';
import { AddRule } from '../../../../features/commission/add-rule.tsx';
import { RuleTable } from '../../../../features/commission/rule-table.tsx';

import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { CutNote } from '../../../../ui/cut-note.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('commission');
  return { title: t('title') };
}

const sellerRoles: ReadonlySet<string> = new Set(['mill', 'processor', 'stockist']);

export default async function CommissionPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const t = await getTranslations('commission');
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const session = await getSession();
  const [rules, organisations] = await Promise.all([
    read(`/v2/finance/commission-rules${query}`, commissionRulePage),
    hasAccess(session, 'operator') ? readPages('/v2/organisations', organisationPage) : undefined,
  ]);
  if (!rules.ok) return <FailedPage title={t('title')} problem={rules.problem} />;
  const sellers = organisations?.ok === true ? organisations.value.items : [];
  return (
    <ClientWords of={['commission', 'payout', 'stepUp']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        <div>
          <RuleTable rules={rules.value.items} />
          <MoreLink cursor={rules.value.nextCursor} base="/finance/commission" />
        </div>
        {hasAccess(session, 'finance', 'operator') ? (
          <>
            <CutNote of={organisations} />
            <AddRule sellers={sellers.filter(({ roles }) => roles.some((role) => sellerRoles.has(role)))} />
          </>
        ) : null}
      </div>
    </ClientWords>
  );
}
