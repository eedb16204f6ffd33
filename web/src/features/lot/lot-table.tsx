import Link from 'next/link';
import type { Lot } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Mass } from '../../ui/mass.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from '../vendor/texts.ts';

const TONES: Record<Lot['state'], Tone> = {
  'awaiting-signature': 'attention',
  requested: 'hot',
  commissioned: 'hot',
  final: 'good',
  failed: 'bad',
  recalled: 'bad',
};

/** The state of a lot in one word. */
export function LotStateTag({ state }: { state: Lot['state'] }) {
  return <Tag tone={TONES[state]}>{texts.lots.states[state]}</Tag>;
}

/** True while the page should follow by itself. */
export function isLotMoving(state: Lot['state']): boolean {
  return state === 'requested' || state === 'commissioned';
}

/** True when the lot stands in the register and can be labelled and offered. */
export function isLotRegistered(state: Lot['state']): boolean {
  return state === 'commissioned' || state === 'final';
}

/** Lots with their mass, label and the way to offer them. */
export function LotTable({ lots }: { lots: Lot[] }) {
  const words = texts.lots;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.lot,
        words.product,
        words.heat,
        { figure: words.mass },
        { figure: words.available },
        words.state,
        words.label,
        words.offer,
      ]}
    >
      <tbody>
        {lots.map((lot) => (
          <tr key={lot.id}>
            <th scope="row">
              <Link href={`/vendor/lots/${lot.id}`} prefetch={false} className="font-mono whitespace-nowrap">
                {lot.lotCode}
              </Link>
            </th>
            <td className="min-w-40">
              {lot.grade} {lot.product}
              <div className="text-ink-2">{lot.dimensions}</div>
            </td>
            <td className="font-mono">{lot.heatNumber}</td>
            <td className="num">
              <Mass grams={lot.massGrams} bare />
            </td>
            <td className="num">
              <Mass grams={lot.availableGrams} bare />
            </td>
            <td>
              <LotStateTag state={lot.state} />
            </td>
            <td className="whitespace-nowrap">
              {isLotRegistered(lot.state) ? (
                <>
                  <a href={`/v2/lots/${lot.lotCode}/label.pdf`}>
                    PDF<span className="sr-only"> label of {lot.lotCode}</span>
                  </a>{' '}
                  <a href={`/v2/lots/${lot.lotCode}/label.png`}>
                    PNG<span className="sr-only"> label of {lot.lotCode}</span>
                  </a>
                </>
              ) : null}
            </td>
            <td className="whitespace-nowrap">
              {isLotRegistered(lot.state) && lot.availableGrams !== '0' ? (
                <Link href={`/vendor/offers?lot=${lot.id}`} prefetch={false}>
                  {words.offerIt}
                  <span className="sr-only">: {lot.lotCode}</span>
                </Link>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
