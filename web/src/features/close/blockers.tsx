import { getTranslations } from 'next-intl/server';
import { bankPosition, workItemPage, type LedgerPeriod, type LedgerPeriods } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { ToneIcon, type Tone } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';

interface Point {
  tone: Tone;
  said: string;
  href?: string;
}

/** What stands between a month and its closing: what forbids it first, then what should be looked at. */
export async function Blockers({ period, periods }: { period: LedgerPeriod; periods: LedgerPeriods }) {
  const [t, formats, position, work] = await Promise.all([
    getTranslations('close.blockers'),
    getFormats(),
    read('/v2/finance/bank-position', bankPosition),
    read('/v2/finance/work-items?limit=1', workItemPage),
  ]);
  const month = formats.month(period.month);
  const row = periods.items.find((item) => item.month === period.month);
  const isOver = row?.isOver === true;
  const earlier = row?.isNext === true ? undefined : periods.items.findLast(({ state }) => state === 'open');
  const isBalanced = period.totals.every(({ balances }) => balances);
  const openLines = position.ok ? position.value.all.suggested.count + position.value.all.unmatched.count : 0;
  const points: Point[] = [
    { tone: isOver ? 'good' : 'bad', said: t(isOver ? 'over' : 'notOver', { month }) },
    earlier === undefined
      ? { tone: 'good', said: t('first') }
      : {
          tone: 'bad',
          said: t('notFirst', { month: formats.month(earlier.month) }),
          href: `/finance/close?month=${earlier.month}`,
        },
    {
      tone: isBalanced ? 'good' : 'bad',
      said: t(isBalanced ? 'balanced' : 'unbalanced'),
      href: '/finance/ledger',
    },
    {
      tone: period.openClaims.length === 0 ? 'good' : 'attention',
      said: t('claims', { count: period.openClaims.length }),
    },
    position.ok && position.value.unavailable === null
      ? {
          tone: openLines === 0 && position.value.differenceMinor === '0' ? 'good' : 'attention',
          said: t('bank', {
            count: openLines,
            difference: formats.money(position.value.differenceMinor, 'EUR'),
          }),
          href: '/finance/reconcile',
        }
      : { tone: 'unknown', said: t('bankUnknown') },
    work.ok
      ? {
          tone: work.value.open === 0 ? 'good' : 'attention',
          said: t('work', { count: work.value.open }),
          href: '/finance',
        }
      : { tone: 'unknown', said: t('workUnknown') },
  ];
  const forbids = points.filter(({ tone }) => tone === 'bad').length;
  return (
    <section aria-labelledby="blockers" className="grid gap-2">
      <h2 id="blockers">{t('heading', { month })}</h2>
      <p>{t('finding', { count: forbids })}</p>
      <ul className="grid max-w-3xl">
        {points.map(({ tone, said, href }) => (
          <li key={said} className="flex gap-3 border-b border-rule py-2">
            <span className={INKS[tone]}>
              <ToneIcon tone={tone} />
            </span>
            <span className="flex-1">
              <span className="font-semibold">{t(`tones.${toneWord(tone)}`)}</span> {said}
            </span>
            {href === undefined || tone === 'good' ? null : <Link href={href}>{t('look')}</Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const INKS: Partial<Record<Tone, string>> = {
  good: 'text-good',
  bad: 'text-bad',
  attention: 'text-attention',
  unknown: 'text-unknown',
};
const toneWord = (tone: Tone): 'good' | 'bad' | 'attention' | 'unknown' =>
  tone === 'good' || tone === 'bad' || tone === 'attention' ? tone : 'unknown';
