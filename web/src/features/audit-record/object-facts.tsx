import { requestOf } from '@topsteel/chain';
import type { AuditChainCall, AuditFact, AuditObject } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { shorten } from '../../ui/shorten.ts';
import { Tag } from '../../ui/tag.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { CommandBox } from './command-box.tsx';
import { RecordCell } from './record-cell.tsx';
import { fieldName } from './record-words.ts';

/** Business facts, each with its transaction; beside a figure that a contract keeps stands what the contract says. */
export function ObjectFacts({ object }: { object: AuditObject }) {
  const t = useTranslations('auditRecord');
  const shown = object.facts.filter(({ value, chain }) => value !== null || chain !== null);
  return (
    <section aria-labelledby="facts" className="grid gap-2">
      <h2 id="facts">{t('page.facts')}</h2>
      <Facts>
        {shown.map((fact) => (
          <Fact key={fact.key} name={fieldName(t, fact.key)}>
            <FactValue fact={fact} command={object.command} />
          </Fact>
        ))}
      </Facts>
    </section>
  );
}

function FactValue({ fact, command }: { fact: AuditFact; command: string | null }) {
  const t = useTranslations('auditRecord');
  const { key, kind, of, currency, transaction, chain, agrees } = fact;
  const value = fact.value ?? (chain === null ? null : (chain.value ?? null));
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span>
          <RecordCell field={key} kind={kind} value={value} of={of} currency={currency} />
        </span>
        {agrees === null ? null : (
          <Tag tone={agrees ? 'good' : 'bad'}>{agrees ? t('page.agrees') : t('page.differs')}</Tag>
        )}
        {transaction === null ? null : (
          <Link
            href={`/audit/transaction/${transaction}`}
            prefetch={false}
            className="font-mono text-xs whitespace-nowrap"
          >
            {shorten(transaction)}
            <span className="sr-only">: {t('field.transaction')}</span>
          </Link>
        )}
      </div>
      {chain === null ? null : <Yourself chain={chain} command={command} />}
    </div>
  );
}

/** The exact call, as curl and as a command of ours. */
function Yourself({ chain, command }: { chain: AuditChainCall; command: string | null }) {
  const t = useTranslations('auditRecord.page');
  const { rpcUrl } = runtimeConfig();
  const { contract, call, block, value, word } = chain;
  const body = requestOf({ to: chain.to as `0x${string}`, data: chain.data as `0x${string}` }, BigInt(block));
  return (
    <details>
      <summary className="inline-block min-h-6 text-sm text-link underline underline-offset-2">
        {t('yourself')}
      </summary>
      <div className="mt-2 grid gap-2">
        <p className="text-sm">
          {value === null
            ? t('contractSilent', { contract, call })
            : t('contractSays', { contract, call, block, value })}
        </p>
        <CommandBox
          title={t('yourself')}
          hint={`${t('yourselfHint')} ${t('word', { word })}`}
          lines={[
            `curl -s -H 'content-type: application/json' -d '${body}' ${rpcUrl}`,
            ...(command === null ? [] : [`${command} --rpc ${rpcUrl}`]),
          ]}
        />
      </div>
    </details>
  );
}
