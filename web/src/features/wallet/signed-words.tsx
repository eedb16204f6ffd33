import { useTranslations } from 'next-intl';
import type { TypedData } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useTypedDataWords } from './typed-data-words.ts';

/** Exactly what a signature says: a sentence, the facts, and the data itself on request. */
export function SignedWords({ typedData }: { typedData: TypedData }) {
  const t = useTranslations('wallet');
  const words = useTypedDataWords(typedData);
  return (
    <div className="grid gap-2">
      <p className="font-semibold">{words.sentence}</p>
      <Facts>
        {words.rows.map((row) => (
          <Fact key={row.name} name={row.name}>
            <span className={row.isCode === true ? 'font-mono text-sm break-all' : ''}>{row.value}</span>
          </Fact>
        ))}
      </Facts>
      <details>
        <summary className="text-sm text-link">{t('raw')}</summary>
        <pre tabIndex={0} className="mt-2 max-h-64 overflow-auto bg-sunken p-2 font-mono text-xs">
          {JSON.stringify(typedData, null, 2)}
        </pre>
      </details>
    </div>
  );
}
