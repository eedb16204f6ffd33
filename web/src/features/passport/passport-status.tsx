import { Notice } from '../../ui/notice.tsx';
import type { VerifiedPassport } from './read-passport.ts';
import { texts } from './texts.ts';

/** Who signed, and whether it still stands: not known is said, and is never good. */
export function PassportStatus({ passport: { status, issuerName } }: { passport: VerifiedPassport }) {
  if (status.status === 'revoked') {
    return (
      <Notice tone="bad" title={texts.withdrawn}>
        <p>{texts.withdrawnText}</p>
      </Notice>
    );
  }
  if (status.status === 'unknown') {
    return (
      <Notice tone="unknown" title={texts.statusUnknown} live={false}>
        <p>{texts.statusUnknownText}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={texts.signed(issuerName)} live={false}>
      <p>{texts.signatureHolds}</p>
    </Notice>
  );
}
