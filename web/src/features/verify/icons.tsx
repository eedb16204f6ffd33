import { verdictTones, type VerdictTone } from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';

/** One shape for each tone, so that nothing hangs on colour alone; an open circle is what could not be checked. */
const shapes: Record<VerdictTone, ReactElement> = {
  good: <path d="M4 13l5 5L20 6" />,
  bad: <path d="M5 5l14 14M19 5L5 19" />,
  attention: <path d="M12 3L22 21H2zM12 10v5M12 18v.1" />,
  unknown: <circle cx="12" cy="12" r="8.5" strokeDasharray="3 4" />,
  info: <path d="M12 10v8M12 5.5v.1M3 12a9 9 0 1018 0 9 9 0 10-18 0" />,
};

/** The shapes once per page; the page's script swaps them by name. */
export function IconSprite(): ReactElement {
  return (
    <svg width="0" height="0" className="sprite" aria-hidden="true">
      {verdictTones.map((tone) => (
        <symbol key={tone} id={`i-${tone}`} viewBox="0 0 24 24">
          {shapes[tone]}
        </symbol>
      ))}
    </svg>
  );
}

export function Icon({ tone }: { tone: VerdictTone }): ReactElement {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24">
      <use href={`#i-${tone}`} />
    </svg>
  );
}

/** A plate with its mark, seen from the corner: where to look. */
export function SteelDrawing(): ReactElement {
  return (
    <svg className="steel" viewBox="0 0 320 90" aria-hidden="true">
      <path d="M20 62L70 18h230l-50 44zM20 62v14h230V62M250 76l50-44V18" />
      <path d="M120 69h70M120 69v-.1" strokeDasharray="2 5" />
      <path d="M205 69l26-30h40" />
      <circle cx="205" cy="69" r="3" />
    </svg>
  );
}
