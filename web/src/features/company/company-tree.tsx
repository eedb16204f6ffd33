import { useTranslations } from 'next-intl';
import type { OrganisationNode } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';

const INDENTS = ['', 'pl-6', 'pl-12', 'pl-18', 'pl-24'];

/** A company's place among those that govern it and those it governs. */
export function CompanyTree({ nodes, own }: { nodes: OrganisationNode[]; own: string }) {
  const t = useTranslations('company');
  const formats = useFormats();
  const top = Math.min(...nodes.map(({ rank }) => rank));
  return (
    <section aria-labelledby="tree">
      <h2 id="tree" className="mb-2">
        {t('tree.title')}
      </h2>
      {nodes.length < 2 ? (
        <p className="max-w-prose text-ink-2">{t('tree.alone')}</p>
      ) : (
        <>
          <LedgerTable
            caption={t('tree.caption')}
            columns={[t('tree.company'), t('profile.roles'), t('tree.country')]}
          >
            <tbody>
              {nodes.map(({ id, name, roles, country, rank }) => (
                <tr key={id}>
                  <th scope="row">
                    <span className={INDENTS[Math.min(rank - top, INDENTS.length - 1)]}>{name}</span>{' '}
                    {id === own ? <Tag tone="info">{t('tree.yours')}</Tag> : null}
                  </th>
                  <td>{formats.list(roles.map((role) => t(`roles.${role}`)))}</td>
                  <td>{formats.country(country)}</td>
                </tr>
              ))}
            </tbody>
          </LedgerTable>
          <p className="mt-2 max-w-prose text-sm text-ink-2">{t('tree.act')}</p>
        </>
      )}
    </section>
  );
}
