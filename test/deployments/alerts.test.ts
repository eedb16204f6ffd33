import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { evaluate, secondsOf } from '../../scripts/watch/promql/evaluate.ts';
import type { Series } from '../../scripts/watch/promql/series.ts';
import { alertGroups } from '../../scripts/watch/write-watch.ts';
import { tell, type Moment } from './scraped.ts';
import { stories } from './stories.ts';

const DOCS = join(import.meta.dirname, '../../docs/operations');
const alerts = alertGroups.flatMap((group) => group.alerts);

/** Whether a rule has held for its time at the end of a story. */
function hasFired(query: string, holds: string, series: readonly Series[], minutes: number): boolean {
  const first = minutes - Math.ceil(secondsOf(holds) / 60);
  for (let minute = Math.max(0, first); minute <= minutes; minute += 1) {
    const answer = evaluate(query, series, minute * 60);
    if (typeof answer === 'number' || answer.length === 0) return false;
  }
  return first >= 0;
}

/** A system that runs well: as it was scraped, with a log that is received and requests that are answered. */
const healthy = tell(420, (minute) => ({
  changes: {
    backend: {
      topsteel_wal_receivers: 1,
      'http_request_duration_seconds_count{method="GET",route="/v2/offers",status="200"}': minute * 100,
    },
  },
}));

describe('alert rules', function () {
  this.timeout(120_000);

  it('have a story each', () => {
    expect(alerts.map(({ name }) => name)).to.have.members(Object.keys(stories));
  });

  for (const { name, query, for: holds } of alerts) {
    it(`${name} wakes nobody while all is well, and somebody when it is not`, () => {
      for (const minute of [0, 120, 419, 420]) {
        expect(evaluate(query, healthy, minute * 60), `minute ${minute.toString()}`).to.deep.equal([]);
      }
      const { minutes, story } = stories[name] ?? { minutes: 0, story: (): Moment => ({}) };
      const told = tell(minutes, (minute) => {
        const { changes = {}, ...rest } = story(minute);
        return { ...rest, changes: { ...changes, backend: { topsteel_wal_receivers: 1, ...changes.backend } } };
      });
      expect(hasFired(query, holds, told, minutes)).to.equal(true);
    });
  }

  it('name a page, and the part of it, that tells what to do', () => {
    for (const { name, runbook } of alerts) {
      const [file = '', part] = runbook.split('#');
      expect(existsSync(join(DOCS, file)), `${name}: ${file}`).to.equal(true);
      const text = readFileSync(join(DOCS, file), 'utf8');
      const parts = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title.toLowerCase().replace(/[^\w\- ]/g, '').replaceAll(' ', '-'),
      );
      if (part !== undefined) expect(parts, `${name}: ${file}`).to.include(part);
      for (const word of ['For money and steel', 'First look', 'Act', 'Over when']) {
        expect(text, `${file} says nothing of "${word}"`).to.contain(word);
      }
      expect(text, `${file} does not name ${name}`).to.contain(`\`${name}\``);
    }
  });
});
