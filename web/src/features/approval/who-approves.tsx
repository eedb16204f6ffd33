import { approvers as approversSchema, type Approver } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { read } from '../../backend/read.ts';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Who lets orders above a limit pass in the company, and up to how much. */
export async function WhoApproves() {
  const t = await getTranslations('approval.who');
  const answer = await read('/v2/approvers', approversSchema);
  return (
    <section aria-labelledby="who-approves">
      <h2 id="who-approves" className="mb-1">
        {t('title')}
      </h2>
      <p className="mb-3 max-w-prose text-ink-2">{t('rule')}</p>
      {answer.ok ? (
        <ApproverTable approvers={answer.value.items} />
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
      <p className="mt-3">
        <Link href="/approvals">{t('see')}</Link>
      </p>
    </section>
  );
}

function ApproverTable({ approvers }: { approvers: readonly Approver[] }) {
  const t = useTranslations('approval.who');
  const [first, ...others] = approvers;
  const isAlone = others.length === 0 && (first?.limits ?? []).length > 0;
  return (
    <div className="grid gap-3">
      <LedgerTable caption={t('caption')} isCaptionHidden columns={[t('person'), t('upTo')]}>
        <tbody>
          {approvers.map(({ userId, name, company, limits }) => (
            <tr key={userId}>
              <th scope="row">
                {name}
                {company === null ? null : (
                  <div className="font-normal text-ink-2">{t('above', { company })}</div>
                )}
              </th>
              <td>{limits === null ? '–' : <UpTo limits={limits} />}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {isAlone ? (
        <Notice tone="attention" live={false}>
          {t('only')}
        </Notice>
      ) : null}
    </div>
  );
}

function UpTo({ limits }: { limits: NonNullable<Approver['limits']> }) {
  const t = useTranslations('approval');
  const formats = useFormats();
  if (limits.length === 0) return t('who.unlimited');
  return (
    <ul>
      {limits.map(({ period, currency, limitMinor, leftMinor }) => {
        const limit = `${formats.money(limitMinor, currency)} ${t(`per.${period}`)}`;
        return (
          <li key={period + currency}>
            {period === 'order' ? limit : t('who.left', { left: formats.money(leftMinor, currency), limit })}
          </li>
        );
      })}
    </ul>
  );
}
