import { useTranslations } from 'next-intl';
import type { PactClient } from '@topsteel/domain/api';
import { Notice } from '../../ui/notice.tsx';

/** Id and secret of a client, to copy. */
export function SecretOnce({ client }: { client: PactClient }) {
  const t = useTranslations('carbon.clients');
  return (
    <Notice tone="attention" title={t('secretTitle')}>
      <dl className="mt-2 grid gap-1 sm:grid-cols-[max-content_minmax(0,1fr)] sm:gap-x-6">
        <dt className="text-ink-2">client_id</dt>
        <dd className="font-mono break-all">{client.clientId}</dd>
        <dt className="text-ink-2">client_secret</dt>
        <dd className="font-mono break-all">{client.secret}</dd>
      </dl>
    </Notice>
  );
}
