import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { HoldingAnswer, Transformation } from '@topsteel/domain/api';
import { Mass } from '../../ui/mass.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Tone } from '../../ui/icon.tsx';
import { When } from '../../ui/when.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { ChangeButton } from './change-button.tsx';
import { SendCallIsland } from './wallet-islands.tsx';

const TONES: Record<Transformation['state'], Tone> = {
  'awaiting-transaction': 'attention',
  requested: 'hot',
  transformed: 'hot',
  final: 'good',
  failed: 'bad',
};

/** What was transformed: in, out, loss, and how it stands. */
export function TransformationList({ items }: { items: Transformation[] }) {
  const t = useTranslations('transform');
  return (
    <LedgerTable
      caption={t('list.caption')}
      columns={[t('list.when'), t('list.in'), t('list.out'), { figure: t('list.loss') }, t('list.state')]}
    >
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <When iso={one.createdAt} />
            </th>
            <td>
              {one.inputs.map((input, at) => (
                <div key={at} className="whitespace-nowrap">
                  <Mass grams={input.massGrams} />{' '}
                  <Link href={`/genealogy/${input.lotCode}`} prefetch={false} className="font-mono">
                    {input.lotCode}
                  </Link>
                </div>
              ))}
            </td>
            <td>
              {one.outputs.map((output) => (
                <div key={output.id}>
                  <Mass grams={output.massGrams} /> {output.grade} {output.product}, {output.dimensions}{' '}
                  {output.lotCode === null ? null : (
                    <>
                      <Link href={`/genealogy/${output.lotCode}`} prefetch={false} className="font-mono">
                        {output.lotCode}
                      </Link>{' '}
                      <Link href={`/vendor/lots/${output.lotCode}/recall`} prefetch={false}>
                        {t('list.recall')}
                      </Link>
                    </>
                  )}
                </div>
              ))}
            </td>
            <td className="num">
              <Mass grams={one.lossGrams} bare />
            </td>
            <td>
              <Tag tone={TONES[one.state]}>{t(`list.states.${one.state}`)}</Tag>
              {one.failure === null ? null : <div className="text-sm text-bad">{one.failure}</div>}
              {one.state === 'failed' ? (
                <ChangeButton
                  path={`/v2/transformations/${one.id}/retry`}
                  method="POST"
                  label={t('list.retry')}
                />
              ) : null}
              {one.call === null ? null : (
                <div className="mt-2 grid gap-2">
                  <SendCallIsland config={runtimeConfig()} call={one.call} label={t('list.send')} />
                  <ChangeButton
                    path={`/v2/transformations/${one.id}`}
                    method="DELETE"
                    label={t('list.withdraw')}
                  />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** What the organisation holds, whoever made it. */
export function HoldingTable({ items }: { items: HoldingAnswer[] }) {
  const t = useTranslations('transform');
  return (
    <LedgerTable
      caption={t('holdings.caption')}
      columns={[
        t('holdings.lot'),
        t('holdings.what'),
        t('holdings.origin'),
        { figure: t('holdings.held') },
        { figure: t('holdings.free') },
      ]}
    >
      <tbody>
        {items.map((one) => (
          <tr key={one.lotCode}>
            <th scope="row">
              <Link href={`/genealogy/${one.lotCode}`} prefetch={false} className="font-mono">
                {one.lotCode}
              </Link>
            </th>
            <td>
              {one.grade} {one.product}
              <div className="text-ink-2">{one.dimensions}</div>
              {one.isRecalled ? <Tag tone="bad">{t('holdings.recalled')}</Tag> : null}
            </td>
            <td>
              {t(`holdings.origins.${one.origin}`)}
              {one.origin === 'bought' ? <div className="text-ink-2">{one.maker}</div> : null}
            </td>
            <td className="num">
              <Mass grams={one.heldGrams} bare />
            </td>
            <td className="num">
              <Mass grams={one.availableGrams} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
