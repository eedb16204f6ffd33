import { randomUUID } from 'node:crypto';
import type { Job } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { ActButton } from './act-button.tsx';
import { switchJob } from './acts.ts';

const trouble = ({ isPaused, failures }: Job): number => (isPaused ? 1_000_000 : 0) + failures;

/** What the marketplace does by itself: those that failed or stand still come first. */
export function JobTable({ jobs }: { jobs: readonly Job[] }) {
  const t = useTranslations('ops.jobs');
  const formats = useFormats();
  const sorted = [...jobs].sort((one, other) => trouble(other) - trouble(one));
  return (
    <LedgerTable
      caption={t('caption')}
      tools="ops-jobs"
      columns={[
        t('name'),
        t('state'),
        { figure: t('runs') },
        { figure: t('failures') },
        t('every'),
        t('last'),
        t('error'),
        { hidden: t('pause') },
      ]}
    >
      <tbody>
        {sorted.map((job) => (
          <tr key={job.name}>
            <th scope="row" className="font-mono text-sm" translate="no">
              {job.name}
            </th>
            <td>
              <Tag tone={job.isPaused ? 'attention' : job.isRunning ? 'hot' : 'good'}>
                {t(job.isPaused ? 'paused' : job.isRunning ? 'running' : 'resting')}
              </Tag>
            </td>
            <td className="num">{formats.decimal(job.runs.toString())}</td>
            <td className={`num ${job.failures === 0 ? '' : 'font-semibold text-bad'}`}>
              {formats.decimal(job.failures.toString())}
            </td>
            <td className="whitespace-nowrap">
              {formats.duration(Math.max(1, Math.round(job.everyMs / 1_000)))}
            </td>
            <td>{job.lastRunAt === null ? '–' : <When iso={job.lastRunAt} />}</td>
            <td className="max-w-80 text-sm" lang="en">
              {job.lastError ?? '–'}
            </td>
            <td>
              <ActButton act={switchJob} verb={t(job.isPaused ? 'resume' : 'pause')} of={job.name}>
                <input type="hidden" name="name" value={job.name} />
                <input type="hidden" name="verb" value={job.isPaused ? 'resume' : 'pause'} />
                <input type="hidden" name="key" value={randomUUID()} />
              </ActButton>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
