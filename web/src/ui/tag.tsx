import type { Tone } from './icon.tsx';

const GROUNDS: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  bad: 'bg-bad-soft text-bad',
  attention: 'bg-attention-soft text-attention',
  unknown: 'bg-unknown-soft text-unknown outline outline-1 -outline-offset-1 outline-dashed outline-control',
  info: 'bg-info-soft text-info',
  hot: 'bg-attention-soft text-hot',
  carbon: 'bg-carbon-soft text-carbon',
};

/** A state in one adjective. Not a button. */
export function Tag({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span
      className={`-my-0.5 inline-block rounded-sm px-2 py-0.5 text-sm font-semibold whitespace-nowrap ${GROUNDS[tone]}`}
    >
      {children}
    </span>
  );
}
