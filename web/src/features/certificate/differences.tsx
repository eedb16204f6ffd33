import type { CorrectionAnswer } from '@topsteel/domain/api';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { texts } from './correction-texts.ts';

/** What a correction changes, one row a value. */
export function Differences({ differences }: Pick<CorrectionAnswer, 'differences'>) {
  const shown = (value: string | null) =>
    value === null ? <span className="text-ink-3">{texts.none}</span> : value;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences" className="mb-2">
        {texts.differences}
      </h2>
      <ScrollTable label={texts.differencesCaption}>
        <table className="ledger">
          <caption>{texts.differencesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.place}</th>
              <th scope="col">{texts.before}</th>
              <th scope="col">{texts.after}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row" className="font-mono text-sm break-all">
                  {path}
                </th>
                <td className="break-all">{shown(before)}</td>
                <td className="font-semibold break-all">{shown(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </section>
  );
}
