import { getTranslations } from 'next-intl/server';
import type { QuoteRequest } from '@topsteel/domain/api';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { When } from '../../ui/when.tsx';
import { getSession, hasAccess } from '../session/get-me.ts';
import { ClaimRequest } from './claim-request.tsx';

/** What the link is, until when it opens, and how to take the request over into an account. */
export async function LinkNotice({ token, request }: { token: string; request: QuoteRequest }) {
  const [t, session] = await Promise.all([getTranslations('rfq.link'), getSession()]);
  const isNeeded = request.awards.some(({ state }) => state === 'lot-needed');
  return (
    <Notice
      tone={isNeeded ? 'attention' : 'info'}
      live={false}
      title={t('title', { name: request.vendor.name })}
    >
      <p>
        {t('what')}{' '}
        {request.linkUntil === null
          ? null
          : t.rich('until', { when: () => <When iso={request.linkUntil ?? ''} /> })}
      </p>
      {hasAccess(session, 'vendor') ? (
        <div className="mt-2">
          <ClaimRequest token={token} />
        </div>
      ) : (
        <p className="mt-2">
          {t('account')} <Link href="/sell">{t('sell')}</Link>
        </p>
      )}
    </Notice>
  );
}
