import { ToneIcon, type Tone } from './icon.tsx';

const EDGES: Record<Tone, string> = {
  good: 'border-good bg-good-soft',
  bad: 'border-bad bg-bad-soft',
  attention: 'border-attention bg-attention-soft',
  unknown: 'border-control border-dashed bg-unknown-soft',
  info: 'border-info bg-info-soft',
  hot: 'border-hot bg-attention-soft',
  carbon: 'border-carbon bg-carbon-soft',
};
const INKS: Record<Tone, string> = {
  good: 'text-good',
  bad: 'text-bad',
  attention: 'text-attention',
  unknown: 'text-unknown',
  info: 'text-info',
  hot: 'text-hot',
  carbon: 'text-carbon',
};

type NoticeProps = { tone: Tone; title?: string; children?: React.ReactNode; live?: boolean };

/** Something the reader must know here. Errors interrupt a screen reader (`live`), the rest waits its turn. */
export function Notice({ tone, title, children, live = true }: NoticeProps) {
  return (
    <div
      {...(live ? { role: tone === 'bad' ? 'alert' : 'status' } : {})}
      className={`flex gap-3 border-l-4 p-3 ${EDGES[tone]}`}
    >
      <span className={INKS[tone]}>
        <ToneIcon tone={tone} />
      </span>
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
