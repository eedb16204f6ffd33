import pg from 'pg';
import { tenantNow } from './tenant.ts';
import { TENANT } from './transaction-client.ts';

type Query = (config: unknown, ...rest: unknown[]) => unknown;

/**
 * Notes on each statement for whom it runs, where it is asked for: a statement that waits for a connection is sent from
 * within the work of whoever gives one back.
 */
export class TenantPool extends pg.Pool {
  override query: pg.Pool['query'] = ((config: unknown, ...rest: unknown[]) => {
    const marked =
      typeof config === 'object' && config !== null
        ? Object.assign(config, { [TENANT]: tenantNow() })
        : config;
    return (super.query as Query).call(this, marked, ...rest);
  }) as pg.Pool['query'];
}
