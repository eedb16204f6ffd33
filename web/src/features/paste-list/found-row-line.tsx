'use client';

import { priceBases, type PriceBasis } from '@topsteel/domain/pricing';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import type { Tone } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import type { Language } from '../../words/languages.ts';
import { isReady, milliOf, type FoundRow } from './find-steel.ts';

type State = 'ready' | 'choose' | 'missing' | 'wrong' | 'added';
const TONES: Record<State, Tone> = {
  ready: 'good',
  choose: 'attention',
  missing: 'bad',
  wrong: 'bad',
  added: 'info',
};

/** How a row stands. `wrong`: its offer is known, its amount is not in order. */
export function stateOf(row: FoundRow, language: Language): State {
  if (row.isAdded) return 'added';
  if (isReady(row, language)) return 'ready';
  if (row.offerId !== null || row.fault !== null) return 'wrong';
  return row.candidates.length === 0 ? 'missing' : 'choose';
}

type FoundRowLineProps = { row: FoundRow; change: (row: FoundRow) => void };

/** One row: what was asked for, the steel that may be meant, and how much of it. */
export function FoundRowLine({ row, change }: FoundRowLineProps) {
  const t = useTranslations('pasteList.result');
  const { language } = useFormats();
  const state = stateOf(row, language);
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-rule py-3 md:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,2fr)_13rem_7rem]">
      <span className="text-ink-2">
        <span className="md:sr-only">{t('row')} </span>
        {row.row}
      </span>
      <span className="font-mono text-sm">{row.text}</span>
      <Steel row={row} change={change} />
      <Quantity row={row} change={change} />
      <span className="md:text-right">
        <Tag tone={TONES[state]}>{t(state)}</Tag>
      </span>
    </li>
  );
}

function Steel({ row, change }: FoundRowLineProps) {
  const t = useTranslations('pasteList.result');
  const formats = useFormats();
  if (row.isNamed) {
    return (
      <div>
        {row.offerId}
        {row.fault === null ? null : (
          <p className="text-sm text-bad" lang="en">
            {row.fault}
          </p>
        )}
      </div>
    );
  }
  if (row.candidates.length === 0) {
    return (
      <p className="text-sm">
        {row.fault === null ? t('nothing') : <span lang="en">{row.fault}</span>}{' '}
        <Link href={`/steel?q=${encodeURIComponent(row.text)}`} prefetch={false}>
          {t('search')}
        </Link>
      </p>
    );
  }
  return (
    <div>
      <select
        className="field"
        aria-label={t('chooseFor', { row: row.row })}
        value={row.offerId ?? ''}
        disabled={row.isAdded}
        onChange={(event) => {
          const offerId = event.target.value === '' ? null : event.target.value;
          change({ ...row, offerId, fault: null });
        }}
      >
        <option value="">{t('none')}</option>
        {row.candidates.map((hit) => (
          <option key={hit.offerId} value={hit.offerId}>
            {t('candidate', {
              name: hit.designation,
              grade: hit.grade,
              seller: hit.seller.name,
              country: hit.location.country,
              price: formats.price(hit.price),
              mass: formats.mass(hit.availableGrams, 't'),
            })}
          </option>
        ))}
      </select>
      {row.loose.length === 0 ? null : (
        <p className="text-sm text-attention">{t('loose', { words: row.loose.join(' ') })}</p>
      )}
      {row.fault === null ? null : (
        <p className="text-sm text-bad" lang="en">
          {row.fault}
        </p>
      )}
    </div>
  );
}

function Quantity({ row, change }: FoundRowLineProps) {
  const t = useTranslations('pasteList.result');
  const formats = useFormats();
  if (row.offerId === null && row.candidates.length === 0) return <span />;
  const figureSentence = useFigureSentence();
  const isWrong = row.offerId !== null && milliOf(row, formats.language) === undefined;
  const sentence = row.unclear === '' ? figureSentence(row.amount) : figureSentence(row.unclear, 'any');
  return (
    <div>
      <div className="flex items-center gap-2">
        <input
          className="field w-24 text-right"
          inputMode="decimal"
          aria-label={t('amountFor', { row: row.row })}
          aria-invalid={isWrong}
          value={row.amount}
          disabled={row.isAdded}
          onChange={(event) => {
            change({ ...row, amount: event.target.value, unclear: '', fault: null });
          }}
        />
        <select
          className="field w-24"
          aria-label={t('unitFor', { row: row.row })}
          value={row.unit}
          disabled={row.isAdded}
          onChange={(event) => {
            change({ ...row, unit: event.target.value as PriceBasis, fault: null });
          }}
        >
          {priceBases.map((basis) => (
            <option key={basis} value={basis}>
              {formats.basis(basis)}
            </option>
          ))}
        </select>
      </div>
      {isWrong ? <p className="text-sm text-bad">{sentence ?? t('noAmount')}</p> : null}
    </div>
  );
}
