import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { costCentres, organisationMembers, spendingLimits } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { WhoApproves } from '../../../../features/approval/who-approves.tsx';
import { AdminsOnly } from '../../../../features/company/admins-only.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { CentreTable } from '../../../../features/spending/centre-table.tsx';
import { LimitTable } from '../../../../features/spending/limit-table.tsx';
import { OpenCentre } from '../../../../features/spending/open-centre.tsx';
import { SetLimit } from '../../../../features/spending/set-limit.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('spending'))('title') };
}

export default async function SpendingPage() {
  const session = await getSession();
  if (session.state !== 'in' || session.me.organisation === null) return <AdminsOnly session={session} />;
  const mayLimit = hasAccess(session, 'admin', 'approver');
  const mayOpen = hasAccess(session, 'admin', 'finance');
  const [limits, centres, members] = await Promise.all([
    read('/v2/spending-limits', spendingLimits),
    read('/v2/cost-centres', costCentres),
    mayLimit ? read('/v2/members', organisationMembers) : undefined,
  ]);
  const t = await getTranslations('spending');
  if (!limits.ok) return <FailedPage title={t('title')} problem={limits.problem} />;
  if (!centres.ok) return <FailedPage title={t('title')} problem={centres.problem} />;
  const people = members?.ok === true ? members.value.items : [];
  const named = centres.value.items.map(({ id, code, name }) => ({ id, name: `${code} ${name}` }));
  const names = new Map([
    ...people.map(({ userId, name }) => [userId, name] as const),
    ...named.map(({ id, name }) => [id, name] as const),
  ]);
  const open = centres.value.items.filter(({ isOpen }) => isOpen);
  return (
    <ClientWords of={['spending', 'stepUp', 'refusals']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        <LimitTable
          limits={limits.value.items}
          names={names}
          self={session.me.user.id}
          mayChange={mayLimit}
        />
        {mayLimit ? (
          <SetLimit
            people={people.map(({ userId, name }) => ({ id: userId, name }))}
            centres={named.filter(({ id }) => open.some((one) => one.id === id))}
          />
        ) : null}
        {session.me.organisation.roles.includes('buyer') &&
        hasAccess(session, 'buyer', 'approver', 'admin', 'finance') ? (
          <WhoApproves />
        ) : null}
        <section aria-labelledby="centres" className="grid gap-6">
          <h2 id="centres">{t('centres.title')}</h2>
          <CentreTable centres={centres.value.items} mayChange={mayOpen} />
          {mayOpen ? <OpenCentre centres={open} /> : null}
        </section>
      </div>
    </ClientWords>
  );
}
