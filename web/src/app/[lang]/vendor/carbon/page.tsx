import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '../../../../ui/link.tsx';
import { lotPage, statementPage, verifierList } from '@topsteel/domain/api';
import { readPages } from '../../../../backend/read-pages.ts';
import { read } from '../../../../backend/read.ts';
import { DeclareForm } from '../../../../features/carbon/declare-form.tsx';
import { StatementTable } from '../../../../features/carbon/statement-table.tsx';
import { CutNote } from '../../../../ui/cut-note.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('carbon'))('statements.title') };
}

export default async function VendorCarbonPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const t = await getTranslations('carbon');
  const page = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [statements, lots, verifiers] = await Promise.all([
    read(`/v2/emission-statements?${page.toString()}`, statementPage),
    readPages('/v2/lots', lotPage),
    read('/v2/verifiers', verifierList),
  ]);
  const declarable = (lots.ok ? lots.value.items : [])
    .filter(({ state }) => state === 'commissioned' || state === 'final')
    .map(({ id, lotCode, grade, product, form, route }) => ({
      id,
      code: lotCode,
      product: `${grade} ${product}`,
      form,
      route,
    }));
  const year = new Date().getUTCFullYear();
  return (
    <ClientWords of={['carbon', 'transform', 'wallet']}>
      <PageTitle
        title={t('statements.title')}
        actions={
          <Link href="/carbon/clients" prefetch={false} className="button button-quiet">
            {t('downloads.clients')}
          </Link>
        }
      >
        {t('statements.intro')}
      </PageTitle>
      <div className="grid gap-10">
        <section aria-labelledby="declare">
          <h2 id="declare" className="mb-3">
            {t('declare.heading')}
          </h2>
          <CutNote of={lots} />
          {verifiers.ok ? null : <ProblemNotice problem={verifiers.problem} />}
          {declarable.length === 0 ? (
            lots.ok ? (
              <p className="text-ink-2">{t('declare.none')}</p>
            ) : null
          ) : (
            <DeclareForm
              lots={declarable}
              verifiers={verifiers.ok ? verifiers.value.items : []}
              period={{ from: `${String(year - 1)}-01-01`, to: `${String(year)}-01-01` }}
            />
          )}
        </section>
        {!statements.ok ? (
          <ProblemNotice problem={statements.problem} />
        ) : statements.value.items.length === 0 ? (
          <EmptyState title={t('statements.empty')}>{t('statements.emptyHint')}</EmptyState>
        ) : (
          <div>
            <StatementTable statements={statements.value.items} isOwn />
            <Pager base="/vendor/carbon" cursor={cursor} next={statements.value.nextCursor} />
          </div>
        )}
      </div>
    </ClientWords>
  );
}
