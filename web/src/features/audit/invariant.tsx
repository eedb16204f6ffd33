import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

type InvariantProps = {
  name: string;
  /** Its number in docs/invariants.md, where the contracts keep it. */
  number?: string;
  rule: string;
  equation: React.ReactNode;
  /** What the server says; undefined where there is nothing to say yet. It is never green: only a check here is. */
  isSaid: boolean | undefined;
  at?: string;
  block?: string;
  /** How to check it in this browser. */
  children: React.ReactNode;
};

/** One thing that must always hold: its rule, its live figures, and how to recompute it. */
export function Invariant({ name, number, rule, equation, isSaid, at, block, children }: InvariantProps) {
  const t = useTranslations('audit.invariants');
  const formats = useFormats();
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-3 border-t border-rule py-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-1">
        <h2 id={id} className="flex flex-wrap items-baseline gap-x-3">
          {name} {number === undefined ? null : <span className="eyebrow">{number}</span>}
        </h2>
        <p className="text-ink-2">{rule}</p>
        <div className="tabular-nums">{equation}</div>
        <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-2">
          <Tag tone={isSaid === undefined ? 'unknown' : isSaid ? 'info' : 'bad'}>
            {isSaid === undefined ? t('nothing') : isSaid ? t('said') : t('saidNot')}
          </Tag>
          {block === undefined ? null : <span>{t('block', { block: formats.decimal(block) })}</span>}
          {at === undefined ? null : <When iso={at} />}
        </p>
      </div>
      <div className="content-start">{children}</div>
    </section>
  );
}
