import { Hash } from '../../ui/hash.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import type { PassportSubject } from './read-passport.ts';
import { texts, unitNames } from './texts.ts';

type Claim = NonNullable<PassportSubject['conformityClaim']>[number];

/** What is claimed of the grade, value by value, and the document that stands behind it. */
export function ConformityTable({ claim }: { claim: Claim | undefined }) {
  const words = texts.conformity;
  if (claim === undefined) return <p className="text-ink-2">{words.none}</p>;
  const evidence = claim.conformityEvidence;
  return (
    <div className="grid gap-3">
      <Notice tone={claim.conformance ? 'good' : 'bad'} live={false} title={claim.description ?? ''} />
      <LedgerTable
        caption={words.caption}
        columns={[words.property, { figure: words.value }, words.unit, words.limit]}
      >
        <tbody>
          {(claim.declaredValue ?? []).map(({ metricName, metricValue, score }, index) => (
            <tr key={`${metricName}-${String(index)}`}>
              <th scope="row">{metricName}</th>
              <td className="num">{String(metricValue.value)}</td>
              <td>{unitNames[metricValue.unit] ?? metricValue.unit}</td>
              <td>{score}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {evidence?.linkURL === undefined ? null : (
        <p>
          <a href={evidence.linkURL}>{evidence.linkName ?? words.evidence}</a>{' '}
          <Hash value={evidence.hashDigest ?? ''} label="SHA-256" />
        </p>
      )}
    </div>
  );
}
