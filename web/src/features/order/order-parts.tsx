import type { Order } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { LoadTable } from './load-table.tsx';
import { statusTone } from './order-state.ts';
import { texts } from './texts.ts';

/** The state in a sentence, and whose move is next until when. */
export function StateSentence({ order }: { order: Order }) {
  const { nextMove, mine } = order;
  const isMine = nextMove.who === mine;
  const offChain = order.payment.rail === 'usdc-escrow' ? undefined : texts.offChain[order.status];
  return (
    <Notice tone={statusTone(order.status)} title={offChain ?? texts.sentence[order.status]}>
      {nextMove.who === 'nobody' ? null : (
        <p>
          {texts.nextMove}: <strong>{isMine ? texts.who.you : texts.who[nextMove.who]}</strong>.{' '}
          {nextMove.what}
          {nextMove.by === null ? null : (
            <>
              {' '}
              ({texts.nextBy} <When iso={nextMove.by} />)
            </>
          )}
        </p>
      )}
      {order.payment.failure === null ? null : <p className="mt-1">{order.payment.failure}</p>}
    </Notice>
  );
}

/** Ordered, allowed and weighed mass of each line. */
export function MassTable({ order }: { order: Order }) {
  const words = texts.mass;
  return (
    <section aria-labelledby="mass">
      <h2 id="mass" className="mb-2">
        {words.heading}
      </h2>
      <LedgerTable
        caption={words.caption}
        columns={[
          words.product,
          { figure: words.ordered },
          { figure: words.max },
          { figure: words.weighed },
          { figure: words.difference },
        ]}
      >
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lotId}>
              <th scope="row" className="min-w-36">
                {line.description}
                <div className="text-ink-2">
                  Heat <span className="font-mono">{line.heatNumber}</span>
                </div>
              </th>
              <td className="num">
                <Mass grams={line.massGrams} bare />
              </td>
              <td className="num">
                <Mass grams={line.maxGrams} bare />
              </td>
              <td className="num font-semibold">
                {line.weighedGrams === null ? words.notWeighed : <Mass grams={line.weighedGrams} bare />}
              </td>
              <td className="num">
                {line.weighedGrams === null
                  ? '–'
                  : signedTonnes(BigInt(line.weighedGrams) - BigInt(line.massGrams))}
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}

/** A difference with its sign: a real minus, and a plus where it is more. */
function signedTonnes(grams: bigint): string {
  const sign = grams < 0n ? '\u2212' : grams > 0n ? '+' : '';
  return sign + formatScaled(grams < 0n ? -grams : grams, 6, 3);
}

/** Who carries it, and what the weighbridge said when. */
export function DeliveryFacts({ order }: { order: Order }) {
  const { delivery } = order;
  const words = texts.delivery;
  return (
    <section aria-labelledby="delivery">
      <h2 id="delivery" className="mb-2">
        {words.heading}
      </h2>
      {delivery === null ? (
        <p className="text-ink-2">{words.none}</p>
      ) : (
        <Facts>
          <Fact name={words.carrier}>{delivery.carrier}</Fact>
          {delivery.vehicle === null ? null : <Fact name={words.vehicle}>{delivery.vehicle}</Fact>}
          <Fact name={words.ref}>
            <span className="font-mono">{delivery.ref}</span>
          </Fact>
          <Fact name={words.announced}>
            <When iso={delivery.announcedAt} />
          </Fact>
          {delivery.weighedGrams === null ? null : (
            <Fact name={words.weighed}>
              <strong>
                <Mass grams={delivery.weighedGrams} unit="kg" />
              </strong>
              {delivery.weighedAt === null ? null : (
                <>
                  , <When iso={delivery.weighedAt} />
                </>
              )}
            </Fact>
          )}
          {delivery.receivedAt === null ? null : (
            <Fact name={words.received}>
              <When iso={delivery.receivedAt} />
            </Fact>
          )}
        </Facts>
      )}
      {order.shipments.length > 1 ? <LoadTable order={order} /> : null}
    </section>
  );
}

/** Passport and labels of the delivered bundle, or of its lot before delivery. */
export function ProofLinks({ order }: { order: Order }) {
  const words = texts.documents;
  // The seller labels its own lot at any time; the buyer once title has moved.
  const canLabel = order.mine === 'seller' || order.settlement !== null;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" className="mb-2">
        {words.heading}
      </h2>
      <ul className="grid gap-1">
        {order.lines.map((line) => {
          const serial = order.serial === null ? '' : `21=${order.serial}`;
          const label = order.serial === null ? '' : `?serial=${order.serial}`;
          return (
            <li key={line.lotId} className="flex flex-wrap gap-x-5 gap-y-1">
              <a href={`/v/${line.lotCode}${serial === '' ? '' : `?${serial}`}`} className="font-semibold">
                {order.serial === null ? words.lotPassport : words.passport}
              </a>
              <a href={`/genealogy/${line.lotCode}`}>{words.genealogy}</a>
              <a href={`/v2/lots/${line.lotCode}/evidence.zip${label}`}>{words.evidence}</a>
              {canLabel ? (
                <>
                  <a href={`/v2/lots/${line.lotCode}/label.pdf${label}`}>{words.pdf}</a>
                  <a href={`/v2/lots/${line.lotCode}/label.png${label}`}>{words.png}</a>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What happened, oldest first, with the transaction behind each entry and whether it is final. */
export function Timeline({ order }: { order: Order }) {
  const words = texts.timeline;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-2">
        {words.heading}
      </h2>
      <ol className="border-t border-rule">
        {order.timeline.map((entry) => (
          <li
            key={`${entry.at}:${entry.code}:${entry.what}`}
            className="grid gap-1 border-b border-rule py-2"
          >
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                {entry.what}
                {entry.by === null ? null : <span className="text-ink-2"> ({entry.by})</span>}
              </span>
              <span className="text-sm text-ink-2">
                <When iso={entry.at} />
              </span>
            </div>
            {entry.txHash === null ? null : (
              <div className="flex flex-wrap items-baseline gap-3 text-sm text-ink-2">
                <span>
                  {words.tx} <Hash value={entry.txHash} label={`transaction of: ${entry.what}`} />
                </span>
                {entry.isFinal === null ? null : (
                  <Tag tone={entry.isFinal ? 'good' : 'hot'}>
                    {entry.isFinal ? words.final : words.settling}
                  </Tag>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
