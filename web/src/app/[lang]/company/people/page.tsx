import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { invitationPage, organisationMembers } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { WhoApproves } from '../../../../features/approval/who-approves.tsx';
import { AdminsOnly } from '../../../../features/company/admins-only.tsx';
import { InvitationTable } from '../../../../features/member/invitation-table.tsx';
import { InviteMember } from '../../../../features/member/invite-member.tsx';
import { MemberTable } from '../../../../features/member/member-table.tsx';
import { rolesFor } from '../../../../features/member/roles-for.ts';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('member'))('title') };
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const session = await getSession();
  const organisation = session.state === 'in' ? session.me.organisation : null;
  if (session.state !== 'in' || organisation === null || !hasAccess(session, 'admin', 'approver')) {
    return <AdminsOnly session={session} />;
  }
  const { cursor } = await searchParams;
  const isAdmin = hasAccess(session, 'admin');
  const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const [members, invited] = await Promise.all([
    read('/v2/members', organisationMembers),
    isAdmin ? read(`/v2/invitations?limit=25${from}`, invitationPage) : undefined,
  ]);
  const t = await getTranslations('member');
  const offered = rolesFor(organisation.roles);
  return (
    <ClientWords of={['member', 'stepUp', 'refusals']}>
      <PageTitle title={t('title')}>{t('intro', { organisation: organisation.name })}</PageTitle>
      <div className="grid gap-10">
        {members.ok ? (
          <MemberTable
            members={members.value.items}
            organisation={organisation.name}
            offered={offered}
            self={session.me.user.id}
            mayChange={isAdmin}
          />
        ) : (
          <ProblemNotice problem={members.problem} />
        )}
        {isAdmin ? (
          <InviteMember offered={offered} isFirst={members.ok && members.value.items.length === 1} />
        ) : null}
        {invited === undefined ? null : invited.ok ? (
          <div>
            <InvitationTable invitations={invited.value.items} />
            <MoreLink cursor={invited.value.nextCursor} base="/company/people" />
          </div>
        ) : (
          <ProblemNotice problem={invited.problem} />
        )}
        {organisation.roles.includes('buyer') ? <WhoApproves /> : null}
      </div>
    </ClientWords>
  );
}
