import { useTranslations } from 'next-intl';
import { Notice } from '../../ui/notice.tsx';
import type { VerifiedPassport } from './read-passport.ts';

/** Who signed, and whether it still stands: not known is said, and is never good. */
export function PassportStatus({ passport: { status, issuerName } }: { passport: VerifiedPassport }) {
  const t = useTranslations('passport');
  if (status.status === 'revoked') {
    return (
      <Notice tone="bad" title={t('withdrawn')}>
        <p>{t('withdrawnText')}</p>
      </Notice>
    );
  }
  if (status.status === 'unknown') {
    return (
      <Notice tone="unknown" title={t('statusUnknown')} live={false}>
        <p>{t('statusUnknownText')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={t('signed', { name: issuerName })} live={false}>
      <p>{t('signatureHolds')}</p>
    </Notice>
  );
}
