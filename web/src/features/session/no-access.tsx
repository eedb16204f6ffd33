import { useTranslations } from 'next-intl';
import { Notice } from '../../ui/notice.tsx';
import type { Session } from './get-me.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignInLink } from './sign-in-link.tsx';

/** Says why a page cannot be seen, and how to come to see it. */
export function NoAccess({ session }: { session: Session }) {
  const t = useTranslations('session.noAccess');
  if (session.state === 'unknown') return <ProblemNotice problem={session.problem} />;
  const sentence =
    session.state === 'out'
      ? t('signedOut')
      : t('wrongRole', { organisation: session.me.organisation?.name ?? session.me.user.name });
  return (
    <Notice tone="attention" title={t('title')}>
      <p>{sentence}</p>
      <p className="mt-2">
        <SignInLink />
      </p>
    </Notice>
  );
}
