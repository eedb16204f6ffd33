import { useTranslations } from 'next-intl';
import type { EscrowAudit } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Bar } from '../ledger/bar.tsx';
import { differenceText } from './difference.ts';

/** The escrow by each source at one block: three bars that must be equally long, and their difference in base units. */
export function ThreeWay({ audit, isWide = false }: { audit: EscrowAudit; isWide?: boolean }) {
  const t = useTranslations('audit');
  const formats = useFormats();
  const sources = [
    ['chain', audit.chainMinor],
    ['contract', audit.contractStateMinor],
    ['ledger', audit.ledgerMinor],
    ['subgraph', audit.subgraphMinor],
  ] as const;
  // What was sent straight to the escrow is nobody's: the others are held against what it owes.
  const heldMinor = (BigInt(audit.chainMinor) - BigInt(audit.surplusMinor)).toString();
  const isHeld = (source: string, minor: string): boolean => source === 'chain' || minor === heldMinor;
  const scale = sources.reduce(
    (most, [, minor]) => (minor !== null && BigInt(minor) > most ? BigInt(minor) : most),
    1n,
  );
  return (
    <figure className="grid gap-2">
      <figcaption>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2>{t('threeWay')}</h2>
          <Tag tone={audit.agrees ? 'good' : 'bad'}>{audit.agrees ? t('equal') : t('notEqual')}</Tag>
        </div>
        <p>
          {t(audit.agrees ? 'finding' : 'findingDiffers', {
            amount: formats.money(audit.agrees ? heldMinor : audit.chainMinor, 'USDC'),
            block: formats.decimal(audit.block.number),
          })}
        </p>
      </figcaption>
      <LedgerTable
        caption={t('caption')}
        columns={[
          t('source'),
          t('picture'),
          { figure: t('figure'), unit: 'USDC' },
          { figure: t('difference'), unit: t('base') },
          ...(isWide ? [t('how')] : []),
        ]}
      >
        <tbody>
          {sources.map(([source, minor]) => (
            <tr key={source}>
              <th scope="row" className="whitespace-nowrap">
                {t(`sources.${source}.name`)}
              </th>
              {minor === null ? (
                <td colSpan={3}>
                  {t('unknown')} <span lang="en">{audit.subgraph.reason}</span>
                </td>
              ) : (
                <>
                  <td className="w-1/3 max-sm:w-16">
                    <Bar
                      scaleMinor={scale}
                      parts={[
                        {
                          fromMinor: 0n,
                          toMinor: BigInt(minor),
                          tone: isHeld(source, minor) ? 'brand' : 'bad',
                        },
                      ]}
                    />
                  </td>
                  <td className={`num ${source === 'subgraph' ? '' : 'font-semibold'}`}>
                    <Money minor={minor} bare full />
                  </td>
                  <td className="num font-mono">
                    {differenceText(minor, audit.chainMinor, formats.language)}
                  </td>
                </>
              )}
              {isWide ? <td className="min-w-48 text-ink-2">{t(`sources.${source}.how`)}</td> : null}
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {audit.surplusMinor === '0' ? null : (
        <p className="max-w-prose">{t('surplus', { amount: formats.money(audit.surplusMinor, 'USDC') })}</p>
      )}
      <p className="text-sm text-ink-2">
        {t.rich('age', {
          at: () => <When iso={audit.block.at} />,
          computed: () => <When iso={audit.computedAt} />,
        })}
      </p>
    </figure>
  );
}
