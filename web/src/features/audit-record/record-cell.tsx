import { auditObjectKind, type AuditCellKind } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Co2e } from '../../ui/co2e.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { shorten } from '../../ui/shorten.ts';
import { When } from '../../ui/when.tsx';
import { getSession, hasAccess } from '../session/get-me.ts';
import { capabilityNames, fieldName, stateName } from './record-words.ts';

type RecordCellProps = {
  field: string;
  kind: AuditCellKind;
  value: string | null;
  of: string | null;
  currency?: string | null;
  /** In a table a hash is shortened, and the head names the unit. */
  isRow?: boolean;
};

/** One value of the record: a figure in its unit, or the way to the object that it names. */
export function RecordCell({ field, kind, value, of, currency, isRow = false }: RecordCellProps) {
  const t = useTranslations('auditRecord');
  const formats = useFormats();
  if (value === null) return <>–</>;
  const object = auditObjectKind.safeParse(kind);
  if (object.success && of !== null) {
    const isLong = /^0x[0-9a-fA-F]{40,}$/.test(value);
    return (
      <Link
        href={`/audit/${object.data}/${of}`}
        prefetch={false}
        className={isLong || kind === 'lot' ? 'font-mono text-[0.92em] whitespace-nowrap' : ''}
      >
        {isLong && isRow ? shorten(value) : value}
      </Link>
    );
  }
  switch (kind) {
    case 'order':
      return of === null ? (
        <>{value}</>
      ) : (
        <Link href={`/orders/${of}`} prefetch={false} className="whitespace-nowrap">
          {value}
        </Link>
      );
    case 'usdc':
      return <Money minor={value} full bare={isRow} />;
    case 'money':
      return <Money minor={value} currency={currency ?? 'USDC'} full />;
    case 'mass':
      return <Mass grams={value} bare={isRow} />;
    case 'co2e':
      return (
        <span className="whitespace-nowrap">
          {formats.mass(value, 't')}
          {isRow ? null : (
            <>
              {' t '}
              <Co2e />
            </>
          )}
        </span>
      );
    case 'instant':
      return <When iso={value} />;
    case 'permille':
      return <>{`${formats.percentOfPermille(Number(value))}\u00a0%`}</>;
    case 'count':
    case 'block':
      return <>{formats.decimal(value)}</>;
    case 'hash':
      return <Hash value={value} label={fieldName(t, field)} full={!isRow} />;
    case 'state':
      return <>{stateName(t, value)}</>;
    default:
      return <Plain field={field} value={value} of={of} />;
  }
}

function Plain({ field, value, of }: { field: string; value: string; of: string | null }) {
  const t = useTranslations('auditRecord');
  const formats = useFormats();
  if (field === 'capability' || field === 'capabilitiesNow') {
    return <>{formats.list(capabilityNames(t, value))}</>;
  }
  if (field === 'country') return <>{formats.country(value)}</>;
  if (field === 'sequence' && of !== null) return <LedgerEntry id={of}>{value}</LedgerEntry>;
  return <span className="break-words">{value}</span>;
}

/** The way to an entry of the ledger, for who may read the ledger beside the record. */
async function LedgerEntry({ id, children }: { id: string; children: React.ReactNode }) {
  if (!hasAccess(await getSession(), 'finance', 'auditor', 'operator')) return children;
  return (
    <Link href={`/finance/ledger/entries/${id}`} prefetch={false}>
      {children}
    </Link>
  );
}
