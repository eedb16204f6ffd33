/** What a state means. Each tone has its own shape, so colour is never the only sign. */
export type Tone = 'good' | 'bad' | 'attention' | 'unknown' | 'info' | 'hot' | 'carbon';

const SHAPES: Record<Tone, React.ReactNode> = {
  good: <path d="M3 8.5 6.5 12 13 4.5" />,
  bad: <path d="M4 4l8 8M12 4l-8 8" />,
  attention: <path d="M8 2.5 14.5 13.5H1.5ZM8 6.5v3.2M8 11.4v.6" />,
  unknown: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.5 2" />,
  info: <path d="M8 7v5M8 4v.6M8 1.7a6.3 6.3 0 1 1 0 12.6A6.3 6.3 0 0 1 8 1.7" />,
  hot: <path d="M8 3v5l3.2 2M8 1.7a6.3 6.3 0 1 1 0 12.6A6.3 6.3 0 0 1 8 1.7" />,
  carbon: <path d="M3 13C3 6 7 3 13 3c0 6-3 9-8 9M3 13l4-4" />,
};

/** The mark of a tone, in the colour of the text around it. */
export function ToneIcon({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="mt-[0.18em] shrink-0">
      <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
        {SHAPES[tone]}
      </g>
    </svg>
  );
}
