import type { Approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';

type StandingProps = {
  approval: Approval;
  /** The ways on from here. */
  children?: React.ReactNode;
};

/** How a request stands, whose move it is, and where the money is. */
export function StandingNotice({ approval, children }: StandingProps) {
  switch (approval.state) {
    case 'waiting':
      return <Waiting approval={approval} />;
    case 'approved':
      return <Approved approval={approval}>{children}</Approved>;
    case 'refused':
    case 'withdrawn':
    case 'expired':
      return (
        <Ended approval={approval} state={approval.state}>
          {children}
        </Ended>
      );
  }
}

function Waiting({ approval }: { approval: Approval }) {
  const t = useTranslations('approval.view');
  const formats = useFormats();
  const { approvers, mayDecide, expiresAt } = approval;
  const until = <p>{t('until', { when: formats.instant(expiresAt) })}</p>;
  if (mayDecide) {
    return (
      <Notice tone="hot" title={t('yourMove')} live={false}>
        {until}
      </Notice>
    );
  }
  if (approvers.length > 0) {
    return (
      <Notice tone="info" title={t('waits', { names: formats.list(approvers) })} live={false}>
        {until}
      </Notice>
    );
  }
  return (
    <Notice tone="attention" title={t('waitsNobody')} live={false}>
      <p>{t('raise')}</p>
      {until}
    </Notice>
  );
}

function Approved({ approval, children }: StandingProps) {
  const t = useTranslations('approval.view');
  const formats = useFormats();
  const { decidedBy, decidedAt, groupNumber, orderedMinor, totalMinor, currency } = approval;
  return (
    <Notice
      tone="good"
      title={t('approved', { name: decidedBy ?? '', when: formats.instant(decidedAt ?? approval.askedAt) })}
      live={false}
    >
      <p>
        {t('ordered', {
          number: groupNumber ?? '',
          amount: formats.money(orderedMinor ?? totalMinor, currency),
          name: approval.requestedBy,
        })}
      </p>
      {children}
    </Notice>
  );
}

function Ended({
  approval,
  state,
  children,
}: StandingProps & { state: 'refused' | 'withdrawn' | 'expired' }) {
  const t = useTranslations('approval.view');
  const formats = useFormats();
  const { sentence, requestedBy, decidedBy, decidedAt, expiresAt } = approval;
  const name = state === 'withdrawn' ? requestedBy : (decidedBy ?? '');
  const when = formats.instant(state === 'expired' ? expiresAt : (decidedAt ?? expiresAt));
  return (
    <Notice
      tone={state === 'withdrawn' ? 'unknown' : 'attention'}
      title={t(state, { name, when })}
      live={false}
    >
      {sentence === null ? null : (
        <blockquote className="my-2 max-w-prose wrap-anywhere">{sentence}</blockquote>
      )}
      <p>{t('nothing')}</p>
      {children}
    </Notice>
  );
}
