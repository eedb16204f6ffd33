import { texts } from './texts.ts';

/** First and last day, both included; works without scripts. */
export function PeriodForm({ from, to }: { from: string; to: string }) {
  const words = texts.period;
  return (
    <form className="flex flex-wrap items-end gap-3" aria-label={words.label}>
      <label className="grid gap-1 font-semibold">
        {words.from}
        <input type="date" name="from" className="field font-normal" defaultValue={from} />
      </label>
      <label className="grid gap-1 font-semibold">
        {words.to}
        <input type="date" name="to" className="field font-normal" defaultValue={to} />
      </label>
      <button className="button button-quiet">{words.show}</button>
    </form>
  );
}
