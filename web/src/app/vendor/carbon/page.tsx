import type { Metadata } from 'next';
import Link from 'next/link';
import { lotPage, statementPage, verifierList } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { DeclareForm } from '../../../features/carbon/declare-form.tsx';
import { StatementTable } from '../../../features/carbon/statement-table.tsx';
import { texts } from '../../../features/carbon/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

const words = texts.statements;
export const metadata: Metadata = { title: words.title };

export default async function VendorCarbonPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const page = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [statements, lots, verifiers] = await Promise.all([
    read(`/v2/emission-statements?${page.toString()}`, statementPage),
    read('/v2/lots?limit=100', lotPage),
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
    <>
      <PageTitle
        title={words.title}
        actions={
          <Link href="/carbon/clients" prefetch={false} className="button button-quiet">
            {texts.downloads.clients}
          </Link>
        }
      >
        {words.intro}
      </PageTitle>
      <div className="grid gap-10">
        <section aria-labelledby="declare">
          <h2 id="declare" className="mb-3">
            {words.form.heading}
          </h2>
          {lots.ok ? null : <ProblemNotice problem={lots.problem} />}
          {declarable.length === 0 ? (
            <p className="text-ink-2">{words.form.none}</p>
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
          <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
        ) : (
          <div>
            <StatementTable statements={statements.value.items} isOwn />
            <MoreLink cursor={statements.value.nextCursor} base="/vendor/carbon" />
          </div>
        )}
      </div>
    </>
  );
}
