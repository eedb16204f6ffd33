import { useTranslations } from 'next-intl';
import type { CarbonPurchases } from '@topsteel/domain/api';
import { gramsCo2ePerTonneOf } from '@topsteel/domain/carbon';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { CarbonMass, useCo2e } from './carbon-mass.tsx';
import { WordTag } from './word-tag.tsx';

type Bar = {
  module: 'product' | 'transport';
  code: string;
  word: 'verified' | 'self-declared';
  grams: bigint;
};

const barsOf = ({ verifiedGrams, selfDeclaredGrams, transportGrams }: CarbonPurchases['totals']): Bar[] => [
  { module: 'product', code: 'A1–A3', word: 'verified', grams: BigInt(verifiedGrams) },
  { module: 'product', code: 'A1–A3', word: 'self-declared', grams: BigInt(selfDeclaredGrams) },
  { module: 'transport', code: 'A4', word: 'self-declared', grams: BigInt(transportGrams) },
];

/** The carbon of a period by module, each bar with whose word it is; verified and declared are never one bar. */
export function ModuleFigure({ totals }: Pick<CarbonPurchases, 'totals'>) {
  const t = useTranslations('carbon.modules');
  const formats = useFormats();
  const co2e = useCo2e();
  const bars = barsOf(totals).filter(({ grams }) => grams > 0n);
  const most = bars.reduce((high, { grams }) => (grams > high ? grams : high), 1n);
  return (
    <section aria-labelledby="modules">
      <h2 id="modules" className="mb-2">
        {t('heading')}
      </h2>
      <Figure
        caption={t('finding', {
          mass: formats.mass(totals.massGrams, 't'),
          verified: co2e(totals.verifiedGrams),
          declared: co2e(totals.selfDeclaredGrams),
          transport: co2e(totals.transportGrams),
        })}
        note={t('notDeclared')}
        table={<ModuleTable bars={bars} massGrams={BigInt(totals.massGrams)} />}
      >
        <ul className="grid max-w-3xl gap-2">
          {bars.map((bar) => (
            <li
              key={bar.code + bar.word}
              className="grid items-center gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)_7rem]"
            >
              <span className="flex items-center gap-2">
                <strong className="w-14">{bar.code}</strong> <WordTag assurance={bar.word} />
              </span>
              <svg viewBox="0 0 1000 20" preserveAspectRatio="none" className="h-5 w-full" aria-hidden="true">
                <rect
                  x="0"
                  y="0"
                  width={Math.max(4, Number((bar.grams * 1000n) / most))}
                  height="20"
                  className={bar.word === 'verified' ? 'fill-carbon' : 'fill-control'}
                />
              </svg>
              <span className="text-right font-semibold">
                <CarbonMass grams={bar.grams} /> t
              </span>
            </li>
          ))}
        </ul>
      </Figure>
    </section>
  );
}

function ModuleTable({ bars, massGrams }: { bars: readonly Bar[]; massGrams: bigint }) {
  const t = useTranslations('carbon.modules');
  const columns = useTranslations('carbon.columns');
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[t('module'), columns('word'), { figure: t('emissions') }, { figure: t('perTonne') }]}
    >
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.code + bar.word}>
            <th scope="row">
              {bar.code} <span className="text-ink-2">{t(bar.module)}</span>
            </th>
            <td>
              <WordTag assurance={bar.word} />
            </td>
            <td className="num">
              <CarbonMass grams={bar.grams} />
            </td>
            <td className="num">
              {massGrams === 0n ? '–' : <CarbonMass grams={gramsCo2ePerTonneOf(bar.grams, massGrams)} />}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
