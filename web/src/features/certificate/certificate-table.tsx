import Link from 'next/link';
import type { Certificate, CertificateState } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Mass } from '../../ui/mass.tsx';
import { certificateType } from '../../ui/names.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from '../vendor/texts.ts';

const TONES: Record<CertificateState, Tone> = {
  draft: 'unknown',
  issuing: 'hot',
  registered: 'hot',
  final: 'good',
  failed: 'bad',
  revoking: 'hot',
  revoked: 'bad',
};

/** The state of a certificate in one word. */
export function CertificateStateTag({ state }: { state: CertificateState }) {
  return <Tag tone={TONES[state]}>{texts.certificates.states[state]}</Tag>;
}

/** True while the page should follow by itself. */
export function isCertificateMoving(state: CertificateState): boolean {
  return state === 'issuing' || state === 'registered' || state === 'revoking';
}

/** Certificates with certified mass and what of it is not in a lot yet. */
export function CertificateTable({ certificates }: { certificates: Certificate[] }) {
  const words = texts.certificates;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.number,
        words.product,
        words.grade,
        words.heat,
        { figure: words.certified },
        { figure: words.left },
        words.state,
      ]}
    >
      <tbody>
        {certificates.map(({ id, summary, mass, state }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/vendor/certificates/${id}`} prefetch={false} className="font-semibold">
                {summary.number}
              </Link>
              <div className="text-ink-2">EN 10204 {certificateType(summary.kind)}</div>
            </th>
            <td className="min-w-40">
              {summary.product}
              <div className="text-ink-2">{summary.dimensions}</div>
            </td>
            <td className="whitespace-nowrap">{summary.grade}</td>
            <td className="font-mono">{summary.heatNumber}</td>
            <td className="num">
              <Mass grams={mass.certifiedGrams} bare />
            </td>
            <td className="num">
              <Mass grams={mass.leftGrams} bare />
            </td>
            <td>
              <CertificateStateTag state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
