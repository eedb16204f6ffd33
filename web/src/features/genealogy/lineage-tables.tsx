import Link from 'next/link';
import type { GenealogyAnswer, GenealogyLotAnswer } from '@topsteel/domain/api';
import { readGenealogy } from '@topsteel/domain/genealogy';
import { mulDivHalfUp } from '@topsteel/domain/units';
import { Hash } from '../../ui/hash.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

const sum = (list: readonly { massGrams: string }[]): bigint =>
  list.reduce((total, each) => total + BigInt(each.massGrams), 0n);

/** Which heats are in the lot. */
export function HeatTable({ answer }: { answer: GenealogyAnswer }) {
  const words = texts.heats;
  const whole = sum(answer.heats);
  if (whole === 0n) return null;
  return (
    <section aria-labelledby="heats">
      <h2 id="heats" className="mb-2">
        {words.heading}
      </h2>
      <LedgerTable
        caption={words.caption}
        columns={[words.heat, words.lot, { figure: words.mass }, { figure: words.share }]}
      >
        <tbody>
          {answer.heats.map((heat) => (
            <tr key={heat.lotId}>
              <th scope="row" className="font-mono">
                {heat.heatNumber ?? words.notStated}
              </th>
              <td>
                <LotLink lotId={heat.lotId} answer={answer} />
              </td>
              <td className="num">
                <Mass grams={heat.massGrams} bare />
              </td>
              <td className="num">{percent(BigInt(heat.massGrams), whole)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td />
            <td className="num">
              <Mass grams={whole} bare />
            </td>
            <td className="num">100.00</td>
          </tr>
        </tfoot>
      </LedgerTable>
    </section>
  );
}

/** Every lot of the genealogy: what the drawing shows, in words. */
export function LotsOfLineage({ answer }: { answer: GenealogyAnswer }) {
  const words = texts.table;
  const made = new Map(
    answer.transformations.flatMap((act) => act.outputs.map((output) => [output.lotId, act] as const)),
  );
  return (
    <section aria-labelledby="lots">
      <h2 id="lots" className="mb-2">
        {words.heading}
      </h2>
      <LedgerTable
        caption={words.caption}
        columns={[
          words.lot,
          words.what,
          words.from,
          words.maker,
          words.at,
          { figure: words.mass },
          { figure: words.left },
          words.state,
        ]}
      >
        <tbody>
          {answer.lots.map((lot) => (
            <tr key={lot.lotId}>
              <th scope="row">
                <LotLink lotId={lot.lotId} answer={answer} />
                {lot.lotId === answer.lotId ? <div className="text-sm text-ink-2">{words.this}</div> : null}
              </th>
              <td className="min-w-40">
                {[lot.grade, lot.product].filter(Boolean).join(' ')}
                <div className="text-ink-2">{lot.dimensions}</div>
              </td>
              <td>
                {lot.madeBy === null
                  ? lot.certificate?.number
                    ? words.commissioned(lot.certificate.number)
                    : words.certificateUnknown
                  : made.get(lot.lotId)?.inputs.map((input) => (
                      <div key={input.lotId} className="whitespace-nowrap">
                        <Mass grams={input.massGrams} /> <LotLink lotId={input.lotId} answer={answer} />
                      </div>
                    ))}
              </td>
              <td>{lot.maker.name ?? <Hash value={lot.maker.account} label="account" />}</td>
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
  const words = texts.balance;
  const { faults } = readGenealogy(answer);
  return (
    <section aria-labelledby="balance">
      <h2 id="balance" className="mb-2">
        {words.heading}
      </h2>
      {faults.length === 0 ? null : (
        <Notice tone="bad" title={words.faults}>
          {faults.map((fault) => fault.message).join(' ')}
        </Notice>
      )}
      {answer.transformations.length === 0 ? (
        <p className="text-ink-2">{words.none}</p>
      ) : (
        <LedgerTable
          caption={words.caption}
          columns={[
            words.act,
            words.by,
            { figure: words.in },
            { figure: words.out },
            { figure: words.loss },
            { figure: words.check },
            words.tx,
          ]}
        >
          <tbody>
            {answer.transformations.map((act) => (
              <tr key={act.id}>
                <th scope="row">
                  <When iso={act.at} />
                </th>
                <td>{act.actor.name ?? <Hash value={act.actor.account} label="account" />}</td>
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
                  <Hash value={act.txHash} label="transaction" />
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
    </section>
  );
}

/** How a lot of a genealogy stands, in one word. */
function LineageTag({ lot }: { lot: GenealogyLotAnswer }) {
  const words = texts.table;
  if (lot.recall !== null) return <Tag tone="bad">{words.recalled}</Tag>;
  if (lot.recalledAncestors.length > 0) return <Tag tone="bad">{words.concerned}</Tag>;
  return lot.isFinal ? <Tag tone="good">{words.good}</Tag> : <Tag tone="hot">{words.settling}</Tag>;
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
function percent(part: bigint, whole: bigint): string {
  const hundredths = mulDivHalfUp(part, 10_000n, whole).toString().padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}
