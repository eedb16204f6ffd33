import type { Approval, ApprovalChange } from '@topsteel/domain/api';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';

/** What has changed since it was asked for: prices that moved, and lines that can't be ordered now. */
export function ApprovalChanges({ approval }: { approval: Approval }) {
  const t = useTranslations('approval.view');
  const formats = useFormats();
  const { now, lines, currency } = approval;
  if (now === null || now.changes.length === 0) return null;
  const isStopped = now.totalMinor === null;
  return (
    <Notice
      tone={isStopped ? 'bad' : 'attention'}
      title={isStopped ? t('stopped') : t('changedTitle')}
      live={false}
    >
      <ul className="list-disc pl-5">
        {now.changes.map((change) => {
          const { line, beforeMinor, nowMinor } = change;
          const what = lines[line]?.description ?? '';
          return (
            <li key={line}>
              {nowMinor === null ? (
                <>
                  {what}: <Fault change={change} />
                </>
              ) : (
                t('changedLine', {
                  what,
                  before: formats.money(beforeMinor, currency),
                  now: formats.money(nowMinor, currency),
                })
              )}
            </li>
          );
        })}
      </ul>
      {isStopped ? <p className="mt-1">{t('stoppedHint')}</p> : null}
    </Notice>
  );
}

const KNOWN = ['quantity-not-available', 'offer-closed', 'seller-suspended', 'no-fresh-rate'] as const;

/** Why a line can't be ordered: in the page's language where we have words for it, else as the API said it. */
function Fault({ change: { reason, sentence } }: { change: ApprovalChange }) {
  const t = useTranslations('approval.reasons');
  const isEnglish = useLocale() === 'en';
  const known = KNOWN.find((one) => one === reason);
  if (known !== undefined && !isEnglish) return t(known);
  return <span {...(isEnglish ? {} : { lang: 'en' })}>{sentence}</span>;
}
