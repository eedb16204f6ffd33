import Link from 'next/link';
import type { CertificateImport, ImportState } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

const TONES: Record<ImportState, Tone> = {
  received: 'hot',
  reading: 'hot',
  checked: 'attention',
  issuing: 'hot',
  registered: 'good',
  failed: 'bad',
  cancelled: 'unknown',
  expired: 'unknown',
};

/** True while the page should follow by itself. */
export const isImportMoving = (state: ImportState): boolean => TONES[state] === 'hot';

export function ImportStateTag({ state }: { state: ImportState }) {
  return <Tag tone={TONES[state]}>{texts.states[state]}</Tag>;
}

/** The imports of the organisation, newest first. */
export function ImportTable({ imports }: { imports: CertificateImport[] }) {
  return (
    <LedgerTable caption={texts.list} columns={[texts.files, texts.state, texts.result, texts.started]}>
      <tbody>
        {imports.map(({ id, files, state, counts, createdAt }) => (
          <tr key={id}>
            <th scope="row" className="break-all">
              <Link href={`/vendor/certificates/imports/${id}`} prefetch={false} className="font-semibold">
                {files[0]?.name ?? id}
              </Link>
              {files.length > 1 ? ` +${String(files.length - 1)}` : null}
            </th>
            <td>
              <ImportStateTag state={state} />
            </td>
            <td>{texts.counts(counts.ready, counts.warning, counts.refused)}</td>
            <td className="whitespace-nowrap">
              <When iso={createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
