import { Link } from '../../ui/link.tsx';
import type { GenealogyAnswer, GenealogyLotAnswer } from '@topsteel/domain/api';
import { readGenealogy } from '@topsteel/domain/genealogy';
import { formatScaled, mulDivHalfUp } from '@topsteel/domain/units';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { BalancePicture } from './balance-picture.tsx';

const sum = (list: readonly { massGrams: string }[]): bigint =>
  list.reduce((total, each) => total + BigInt(each.massGrams), 0n);

/** Which heats are in the lot. */
export function HeatTable({ answer }: { answer: GenealogyAnswer }) {
  const t = useTranslations('genealogy.heats');
  const formats = useFormats();
  const whole = sum(answer.heats);
  if (whole === 0n) return null;
  return (
    <section aria-labelledby="heats">
      <h2 id="heats" className="mb-2">
        {t('heading')}
      </h2>
      <LedgerTable
        caption={t('caption')}
        columns={[t('heat'), t('lot'), { figure: t('mass') }, { figure: t('share') }]}
      >
        <tbody>
          {answer.heats.map((heat) => (
            <tr key={heat.lotId}>
              <th scope="row" className="font-mono">
                {heat.heatNumber ?? t('notStated')}
              </th>
              <td>
                <LotLink lotId={heat.lotId} answer={answer} />
              </td>
              <td className="num">
                <Mass grams={heat.massGrams} bare />
              </td>
              <td className="num">{formats.decimal(percent(BigInt(heat.massGrams), whole))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td />
            <td className="num">
              <Mass grams={whole} bare />
            </td>
            <td className="num">{formats.decimal('100.00')}</td>
          </tr>
        </tfoot>
      </LedgerTable>
    </section>
  );
}

/** Every lot of the genealogy: what the drawing shows, in words. */
export function LotsOfLineage({ answer }: { answer: GenealogyAnswer }) {
  const t = useTranslations('genealogy.table');
  const made = new Map(
    answer.transformations.flatMap((act) => act.outputs.map((output) => [output.lotId, act] as const)),
  );
  return (
    <section aria-labelledby="lots">
      <h2 id="lots" className="mb-2">
        {t('heading')}
      </h2>
      <LedgerTable
        caption={t('caption')}
        columns={[
          t('lot'),
          t('what'),
          t('from'),
          t('maker'),
          t('at'),
          { figure: t('mass') },
          { figure: t('left') },
          t('state'),
        ]}
      >
        <tbody>
          {answer.lots.map((lot) => (
            <tr key={lot.lotId}>
              <th scope="row">
                <LotLink lotId={lot.lotId} answer={answer} />
                {lot.lotId === answer.lotId ? <div className="text-sm text-ink-2">{t('this')}</div> : null}
              </th>
              <td className="min-w-40">
                {[lot.grade, lot.product].filter(Boolean).join(' ')}
                <div className="text-ink-2">{lot.dimensions}</div>
              </td>
              <td>
                {lot.madeBy === null
                  ? lot.certificate?.number
                    ? t('commissioned', { certificate: lot.certificate.number })
                    : t('certificateUnknown')
                  : made.get(lot.lotId)?.inputs.map((input) => (
                      <div key={input.lotId} className="whitespace-nowrap">
                        <Mass grams={input.massGrams} /> <LotLink lotId={input.lotId} answer={answer} />
                      </div>
                    ))}
              </td>
              <td>{lot.maker.name ?? <Hash value={lot.maker.account} label={t('account')} />}</td>
              <td>
                <When iso={lot.madeAt} dayOnly />
              </td>
              <td className="num">
                <Mass grams={lot.massGrams} bare />
              </td>
              <td className="num">
                <Mass grams={lot.leftGrams} bare />
              </td>
              <td>
                <LineageTag lot={lot} />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}

/** In = out + loss, for every transformation, with the difference in grams worked out here. */
export function BalanceTable({ answer }: { answer: GenealogyAnswer }) {
  const t = useTranslations('genealogy.balance');
  const named = useTranslations('genealogy.table');
  const { faults } = readGenealogy(answer);
  return (
    <section aria-labelledby="balance">
      <h2 id="balance" className="mb-2">
        {t('heading')}
      </h2>
      {faults.length === 0 ? null : (
        <Notice tone="bad" title={t('faults')}>
          {faults.map((fault) => fault.message).join(' ')}
        </Notice>
      )}
      {answer.transformations.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <>
          <BalancePicture answer={answer} />
          <LedgerTable
            caption={t('caption')}
            columns={[
              t('act'),
              t('by'),
              { figure: t('in') },
              { figure: t('out') },
              { figure: t('loss') },
              { figure: t('check') },
              t('tx'),
            ]}
          >
            <tbody>
              {answer.transformations.map((act) => (
                <tr key={act.id}>
                  <th scope="row">
                    <When iso={act.at} />
                  </th>
                  <td>{act.actor.name ?? <Hash value={act.actor.account} label={named('account')} />}</td>
                  <td className="num">
                    <Mass grams={sum(act.inputs)} bare />
                  </td>
                  <td className="num">
                    <Mass grams={sum(act.outputs)} bare />
                  </td>
                  <td className="num">
                    <Mass grams={act.lossGrams} bare />
                  </td>
                  <td className="num">
                    {(sum(act.inputs) - sum(act.outputs) - BigInt(act.lossGrams)).toString()}
                  </td>
                  <td>
                    <Hash value={act.txHash} label={named('transaction')} />
                  </td>
                </tr>
              ))}
            </tbody>
          </LedgerTable>
        </>
      )}
    </section>
  );
}

/** How a lot of a genealogy stands, in one word. */
function LineageTag({ lot }: { lot: GenealogyLotAnswer }) {
  const t = useTranslations('genealogy.table');
  if (lot.recall !== null) return <Tag tone="bad">{t('recalled')}</Tag>;
  if (lot.recalledAncestors.length > 0) return <Tag tone="bad">{t('concerned')}</Tag>;
  return lot.isFinal ? <Tag tone="good">{t('good')}</Tag> : <Tag tone="hot">{t('settling')}</Tag>;
}

function LotLink({ lotId, answer }: { lotId: string; answer: GenealogyAnswer }) {
  const code = answer.lots.find((lot) => lot.lotId === lotId)?.lotCode;
  if (code === undefined) return <span className="font-mono text-ink-2">{lotId}</span>;
  return (
    <Link href={`/genealogy/${code}`} prefetch={false} className="font-mono whitespace-nowrap">
      {code}
    </Link>
  );
}

/** Hundredths of a percent, commercially rounded. */
const percent = (part: bigint, whole: bigint): string =>
  formatScaled(mulDivHalfUp(part, 10_000n, whole), 2, 2);
