import { workKinds, type WorkItemQuery } from '@topsteel/domain/api';
import { texts } from './texts.ts';

/** Chooses what of the queue is shown; works without scripts. */
export function WorkFilter({ state, kind }: Pick<WorkItemQuery, 'state' | 'kind'>) {
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-4">
      <div className="grid gap-1">
        <label htmlFor="state" className="font-semibold">
          {texts.state}
        </label>
        <select id="state" name="state" className="field" defaultValue={state}>
          {(['open', 'closed'] as const).map((one) => (
            <option key={one} value={one}>
              {texts.states[one]}
            </option>
          ))}
        </select>
      </div>
      <div className="grid gap-1">
        <label htmlFor="kind" className="font-semibold">
          {texts.kind}
        </label>
        <select id="kind" name="kind" className="field" defaultValue={kind ?? ''}>
          <option value="">{texts.all}</option>
          {workKinds.map((one) => (
            <option key={one} value={one}>
              {texts.kinds[one]}
            </option>
          ))}
        </select>
      </div>
      <button className="button">{texts.filter}</button>
    </form>
  );
}
