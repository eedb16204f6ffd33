import { getTranslations } from 'next-intl/server';
import { etherAudit, type EtherAudit } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

/** Ether of deposit accounts, treasury and gas accounts, by the chain and by the books: equal to the wei. */
export async function Ether() {
  const [t, formats, found] = await Promise.all([
    getTranslations('reconcile.ether'),
    getFormats(),
    read('/v2/audit/ether', etherAudit),
  ]);
  if (!found.ok) return <ProblemNotice problem={found.problem} />;
  const audit = found.value;
  const [tag, tone] = verdictOf(audit);
  const difference = BigInt(audit.chainWei) - BigInt(audit.ledgerWei) - BigInt(audit.waitingWei);
  const rows = [
    [t('chain'), audit.chainWei],
    [t('books'), audit.ledgerWei],
    [t('pending'), audit.waitingWei],
  ] as const;
  const named = audit.accounts.filter(
    ({ part, differenceWei, waiting }) => part !== 'deposit' || differenceWei !== '0' || waiting > 0,
  );
  return (
    <figure className="grid gap-2">
      <figcaption>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2>{t('heading')}</h2>
          <Tag tone={tone}>{t(tag)}</Tag>
        </div>
        <p>{t('finding', { accounts: audit.compared, block: formats.decimal(audit.block.number) })}</p>
      </figcaption>
      <LedgerTable caption={t('caption')} columns={[t('source'), { figure: t('amount'), unit: 'ETH' }]}>
        <tbody>
          {rows.map(([name, wei]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num font-semibold">
                <Money minor={wei} currency="ETH" bare full />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('difference')}</th>
            <td className="num">
              <Money minor={difference} currency="ETH" bare full />
            </td>
          </tr>
        </tfoot>
      </LedgerTable>
      <LedgerTable
        caption={t('accountsCaption')}
        columns={[
          t('account'),
          { figure: t('chain'), unit: 'ETH' },
          { figure: t('pending'), unit: 'ETH' },
          { figure: t('difference'), unit: 'ETH' },
        ]}
      >
        <tbody>
          {named.map(({ address, part, chainWei, waitingWei, differenceWei }) => (
            <tr key={address}>
              <th scope="row">
                {t(`parts.${part}`)} <span className="block font-mono text-sm break-all">{address}</span>
              </th>
              <td className="num">
                <Money minor={chainWei} currency="ETH" bare full />
              </td>
              <td className="num">
                <Money minor={waitingWei} currency="ETH" bare full />
              </td>
              <td className={`num ${differenceWei === '0' ? '' : 'font-semibold text-bad'}`}>
                <Money minor={differenceWei} currency="ETH" bare full />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      <p className="max-w-prose text-sm text-ink-2">
        {t('hint')} {t.rich('age', { at: () => <When iso={audit.block.at} /> })}
      </p>
    </figure>
  );
}

const verdictOf = ({ agrees }: EtherAudit) =>
  agrees === null
    ? (['untold', 'attention'] as const)
    : agrees
      ? (['equal', 'good'] as const)
      : (['differs', 'bad'] as const);
