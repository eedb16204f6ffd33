import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import {
  commissionRulePage,
  organisationPage,
  type CommissionRuleView,
  type Organisation,
} from '@topsteel/domain/api';
import { readPages } from '../../../../backend/read-pages.ts';
import { read } from '../../../../backend/read.ts';
import { AddRule } from '../../../../features/commission/add-rule.tsx';
import { PreviewSale } from '../../../../features/commission/preview-sale.tsx';
import type { RuleChoices } from '../../../../features/commission/rule-fields.tsx';
import { firstDayAfter } from '../../../../features/commission/read-rule.ts';
import { RuleTable } from '../../../../features/commission/rule-table.tsx';
import { RuleViews, ruleStateIn } from '../../../../features/commission/rule-views.tsx';

import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
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

type Search = { cursor?: string; state?: string };

export default async function CommissionPage({ searchParams }: { searchParams: Promise<Search> }) {
  const t = await getTranslations('commission');
  const { cursor, state: asked } = await searchParams;
  const state = ruleStateIn(asked);
  const base = `/finance/commission${state === undefined ? '' : `?state=${state}`}`;
  const query = new URLSearchParams({
    ...(state !== undefined && { state }),
    ...(cursor !== undefined && { cursor }),
  });
  const session = await getSession();
  const mayChange = hasAccess(session, 'finance', 'operator');
  const [rules, organisations] = await Promise.all([
    read(`/v2/finance/commission-rules?${query.toString()}`, commissionRulePage),
    hasAccess(session, 'operator') ? readPages('/v2/organisations', organisationPage) : undefined,
  ]);
  if (!rules.ok) return <FailedPage title={t('title')} problem={rules.problem} />;
  const firstDay = firstDayAfter(new Date());
  const { items, nextCursor } = rules.value;
  const choices = choicesOf(organisations?.ok === true ? organisations.value.items : [], items);
  return (
    <ClientWords of={['commission', 'payout', 'stepUp']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        <div>
          <RuleViews state={state} />
          {items.length === 0 ? (
            <EmptyState title={t(state === undefined ? 'empty' : 'noneFound')}>
              {t(state === undefined ? 'emptyHint' : 'noneFoundHint')}
            </EmptyState>
          ) : (
            <RuleTable rules={items} firstDay={firstDay} mayEnd={mayChange} />
          )}
          <MoreLink cursor={nextCursor} base={base} />
        </div>
        <CutNote of={organisations} />
        {choices.sellers.length === 0 ? null : <PreviewSale choices={choices} />}
        {mayChange ? <AddRule choices={choices} firstDay={firstDay} /> : null}
      </div>
    </ClientWords>
  );
}

/** Whom rules and sales may be for, and which rules go on. */
function choicesOf(
  organisations: readonly Organisation[],
  rules: readonly CommissionRuleView[],
): RuleChoices {
  const options = organisations.map(({ id, name, roles }) => ({ value: id, label: name, roles }));
  const going = new Map(rules.filter(({ mayEnd }) => mayEnd).map(({ key, name }) => [key, name]));
  const plain = ({ value, label }: { value: string; label: string }) => ({ value, label });
  return {
    sellers: options.filter(({ roles }) => roles.some((role) => sellerRoles.has(role))).map(plain),
    buyers: options.filter(({ roles }) => roles.includes('buyer')).map(plain),
    rules: [...going].map(([value, label]) => ({ value, label })),
  };
}
