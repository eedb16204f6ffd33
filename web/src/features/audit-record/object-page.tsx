import type { AuditObject } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { getSession, hasAccess } from '../session/get-me.ts';
import { AsOf } from './as-of.tsx';
import { EvidenceLink } from './evidence-link.tsx';
import { ObjectFacts } from './object-facts.tsx';
import { ObjectStory } from './object-story.tsx';
import { RecordTable } from './record-table.tsx';
import { stateName, tableName } from './record-words.ts';

/** An object of the record: a difference first, then its facts, what hangs on it, its story, its documents. */
export function ObjectPage({ object }: { object: AuditObject }) {
  const t = useTranslations('auditRecord');
  return (
    <div className="grid gap-8">
      {object.agrees ? null : (
        <Notice tone="bad" title={t('page.mismatch')}>
          {t('page.mismatchHint')}
        </Notice>
      )}
      <div className="grid gap-2">
        <AsOf asOf={object.asOf} />
        <ObjectLinks object={object} />
      </div>
      <ObjectFacts object={object} />
      {object.tables
        .filter(({ rows }) => rows.length > 0)
        .map(({ key, columns, rows }) => (
          <section key={key} aria-labelledby={`table-${key}`} className="grid gap-2">
            <h2 id={`table-${key}`}>{tableName(t, key)}</h2>
            <RecordTable columns={columns} rows={rows} caption={tableName(t, key)} isCaptionHidden />
          </section>
        ))}
      <ObjectStory object={object} />
      {object.documents.length === 0 ? null : (
        <section aria-labelledby="documents" className="grid gap-2">
          <h2 id="documents">{t('page.documents')}</h2>
          <Facts>
            {object.documents.map(({ role, name, sha256, path }) => (
              <Fact key={role + sha256} name={stateName(t, role)}>
                {path === null ? name : <a href={path}>{name}</a>} <Hash value={sha256} label={name} full />
              </Fact>
            ))}
          </Facts>
        </section>
      )}
    </div>
  );
}

/** An auditor who was let into a part of the record reads neither order, ledger nor trail beside it. */
async function ObjectLinks({ object: { kind, id, lotCode, orderId } }: { object: AuditObject }) {
  const [t, session] = await Promise.all([getTranslations('auditRecord.page'), getSession()]);
  const api = `/v2/audit/objects/${kind}/${encodeURIComponent(id)}`;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2">
      {lotCode === null ? null : (
        <li>
          <Link href={`/genealogy/${lotCode}`}>{t('genealogy')}</Link>
        </li>
      )}
      {orderId === null || !hasAccess(session, 'auditor', 'operator') ? null : (
        <>
          <li>
            <Link href={`/orders/${orderId}`}>{t('openOrder')}</Link>
          </li>
          <li>
            <Link href={`/finance/ledger?order=${orderId}`}>{t('ledger')}</Link>
          </li>
          <li>
            <Link href={`/audit/trail?subject=${encodeURIComponent(`order:${orderId}`)}`}>{t('trail')}</Link>
          </li>
        </>
      )}
      <li className="empty:hidden">
        <EvidenceLink kind={kind} id={id} lotCode={lotCode} />
      </li>
      <li>
        <a href={`${api}/acts.csv`} download>
          {t('csv')}
        </a>
      </li>
      <li>
        <a href={api}>{t('json')}</a>
      </li>
    </ul>
  );
}
