import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { Certificate, CertificateState } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { FillGauge } from './fill-gauge.tsx';
import { Mass } from '../../ui/mass.tsx';
import { certificateType } from '../../ui/certificate-type.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';

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
  const t = useTranslations('certificate');
  return <Tag tone={TONES[state]}>{t(`list.states.${state}`)}</Tag>;
}

/** True while the page should follow by itself. */
export function isCertificateMoving(state: CertificateState): boolean {
  return state === 'issuing' || state === 'registered' || state === 'revoking';
}

/** Certificates with certified mass and what of it is not in a lot yet. */
export function CertificateTable({ certificates }: { certificates: Certificate[] }) {
  const t = useTranslations('certificate');
  return (
    <LedgerTable
      caption={t('list.caption')}
      tools="vendor-certificates"
      columns={[
        t('list.number'),
        t('list.product'),
        t('list.grade'),
        t('list.heat'),
        { figure: t('list.certified') },
        t('list.fill'),
        { figure: t('list.left') },
        t('list.state'),
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
            <td>
              <FillGauge mass={mass} />
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
