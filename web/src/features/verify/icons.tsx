import { verdictTones, type VerdictTone } from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import type { SteelForm } from './steel-form.ts';

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

/** Line drawings by form, in one stroke width; the dotted line is the mark, the ring is where to look. */
const drawings: Record<SteelForm, ReactElement> = {
  plate: (
    <>
      <path d="M20 62L70 18h230l-50 44zM20 62v14h230V62M250 76l50-44V18" />
      <path d="M208 52h36M214 46h36" strokeDasharray="2 5" />
      <circle cx="228" cy="50" r="26" className="here" />
    </>
  ),
  section: (
    <>
      <path d="M20 70h40v-6H43V32h17v-6H20v6h17v32H20zM60 26l220-14v6L60 32M60 64l220-14v6L60 70M280 18v32" />
      <path d="M110 46l70-4" strokeDasharray="2 5" />
      <circle cx="40" cy="48" r="27" className="here" />
      <ellipse cx="145" cy="44" rx="48" ry="15" className="here" />
    </>
  ),
  tube: (
    <>
      <path d="M20 30h40v40H20zM28 38h24v24H28zM60 30l230-16M60 70l230-16M20 30l230-16h40M290 14v40" />
      <path d="M110 44l110-8" strokeDasharray="2 5" />
      <path d="M62 63l226-15" strokeDasharray="10 4" className="seam" />
      <ellipse cx="165" cy="40" rx="70" ry="16" className="here" />
    </>
  ),
  bar: (
    <>
      <path d="M38 30a18 18 0 100 36 18 18 0 100-36M38 30l240-14M38 66l240-14M278 16a18 18 0 010 36" />
      <path d="M30 48h16" strokeDasharray="2 4" />
      <path d="M150 24v38l16 12 16-12" />
      <circle cx="38" cy="48" r="27" className="here" />
      <circle cx="166" cy="70" r="13" className="here" />
    </>
  ),
  coil: (
    <>
      <path d="M100 12a36 36 0 100 72 36 36 0 100-72M100 32a16 16 0 100 32 16 16 0 100-32M100 12h110a36 36 0 010 72H100" />
      <path d="M160 26h40v16h-40zM166 34h28" />
      <path d="M92 56h16" strokeDasharray="2 4" />
      <circle cx="180" cy="34" r="28" className="here" />
      <circle cx="100" cy="54" r="15" className="here" />
    </>
  ),
  rebar: (
    <>
      <path d="M20 34l270-16M20 48l270-16M20 62l270-16M44 30v34M250 16v34" />
      <path d="M70 28l6 5M90 27l6 5M110 26l6 5M130 25l6 5M150 24l6 5M170 22l6 5" />
      <path d="M44 64v10h34V60H54M52 68h18" />
      <circle cx="62" cy="66" r="20" className="here" />
    </>
  ),
  any: (
    <>
      <path d="M20 62L70 18h230l-50 44zM20 62v14h230V62M250 76l50-44V18" />
      <path d="M120 69h70" strokeDasharray="2 5" />
      <ellipse cx="155" cy="69" rx="48" ry="13" className="here" />
    </>
  ),
};

/** Where the mark stands on steel of this form; the sentence beside it says the same. */
export function SteelDrawing({ form }: { form: SteelForm }): ReactElement {
  return (
    <svg className="steel" viewBox="0 0 320 92" aria-hidden="true">
      {drawings[form]}
    </svg>
  );
}
