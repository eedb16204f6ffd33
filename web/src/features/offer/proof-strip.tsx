import type { OfferDetail } from '@topsteel/domain/api';
import { ToneIcon, type Tone } from '../../ui/icon.tsx';
import { Mass } from '../../ui/mass.tsx';
import { certificateType } from '../../ui/names.ts';
import { texts } from './texts.ts';

const CONFORMANCE_TONES = { conforms: 'good', fails: 'bad', unknown: 'unknown' } as const;
const INKS: Record<Tone, string> = {
  good: 'text-good',
  bad: 'text-bad',
  attention: 'text-attention',
  unknown: 'text-unknown',
  info: 'text-info',
  hot: 'text-hot',
  carbon: 'text-carbon',
};

function Line({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <li className="flex gap-2 border-b border-rule py-2">
      <span className={INKS[tone]}>
        <ToneIcon tone={tone} />
      </span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}

/** What stands behind the lot, one fact a line, and the way to check it without us. */
export function ProofStrip({ offer }: { offer: OfferDetail }) {
  const { certificate, lot } = offer;
  const words = texts.proof;
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{words.heading}</h2>
      <ul className="my-2">
        <Line tone="info">
          {words.certificate(certificateType(certificate.kind), certificate.number, certificate.manufacturer)}{' '}
          {lot.final ? words.registered : words.settling}
        </Line>
        <Line tone={CONFORMANCE_TONES[certificate.conformance.verdict]}>
          {certificate.conformance.sentence}
        </Line>
        <Line tone="info">
          {words.mass} <Mass grams={lot.massGrams} />.
        </Line>
      </ul>
      <p>
        <a href={`/v/${lot.lotCode}`} className="font-semibold">
          {words.check}
        </a>
      </p>
      <p className="text-sm text-ink-2">{words.checkHint}</p>
    </section>
  );
}
