import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { PrismaService } from '../database/index.ts';
import { describedFigures, type FigureName, type Reading } from './described-figures.ts';
import { readStanding } from './read-standing.ts';

/** From a lookup to a report; seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const JOB_BUCKETS = [0.01, 0.1, 1, 10, 60, 600];

/**
 * What is counted of this process, for Prometheus: requests by route, connections, jobs; and what is read when it is asked:
 * what waits to go out, how far chain, books and index are apart.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly jobs: Histogram<'chore' | 'outcome'>;
  private readonly jobFailures: Counter<'chore'>;
  private readonly connections: Gauge<'state'>;
  private readonly unread: Counter<'part'>;
  private readonly figures = new Map<FigureName, Gauge>();
  private readonly parts = new Map<string, () => Promise<readonly Reading[]>>();
  private hasDefaults = false;

  constructor(private readonly prisma: PrismaService) {
    const registers = [this.registry];
    this.requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Requests by method, route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_BUCKETS,
      registers,
    });
    this.jobs = new Histogram({
      name: 'job_duration_seconds',
      help: 'Runs of jobs by name and outcome.',
      labelNames: ['chore', 'outcome'],
      buckets: JOB_BUCKETS,
      registers,
    });
    this.jobFailures = new Counter({
      name: 'job_failures_total',
      help: 'Runs of jobs that failed.',
      labelNames: ['chore'],
      registers,
    });
    this.connections = new Gauge({
      name: 'database_connections',
      help: 'Connections of the pool by state; requests that wait for one.',
      labelNames: ['state'],
      registers,
    });
    this.unread = new Counter({
      name: 'topsteel_unread_figures_total',
      help: 'Times that a part of these figures could not be read; they are absent then.',
      labelNames: ['part'],
      registers,
    });
    for (const [name, description] of Object.entries(describedFigures)) {
      const labelNames = 'label' in description ? [description.label] : [];
      this.figures.set(
        name as FigureName,
        new Gauge({ name, help: description.help, labelNames, registers: [] }),
      );
    }
    this.include('database', () => readStanding(this.prisma.client));
  }

  countRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.labels(method, route, `${status}`).observe(seconds);
  }

  /** @returns what to call when the run has ended */
  startJob(job: string): (outcome: 'done' | 'failed') => void {
    const beganAt = performance.now();
    return (outcome) => {
      this.jobs.labels(job, outcome).observe((performance.now() - beganAt) / 1_000);
      if (outcome === 'failed') this.jobFailures.labels(job).inc();
    };
  }

  /** Figures that somebody else knows: read at every scrape. Where reading fails they are absent, never old. */
  include(part: string, read: () => Promise<readonly Reading[]>): void {
    this.parts.set(part, read);
    this.unread.labels(part).inc(0);
  }

  /** The figures as text, in Prometheus' format. */
  async text(): Promise<string> {
    if (!this.hasDefaults) {
      this.hasDefaults = true;
      collectDefaultMetrics({ register: this.registry });
    }
    const { totalCount, idleCount, waitingCount } = this.prisma.pool;
    this.connections.labels('busy').set(totalCount - idleCount);
    this.connections.labels('idle').set(idleCount);
    this.connections.labels('wanted').set(waitingCount);
    const read = await this.readParts();
    const counted = await this.registry.metrics();
    return `${counted.trimEnd()}\n${read}`;
  }

  /** Only what could be read: a figure that is absent is told from a zero. */
  private async readParts(): Promise<string> {
    const answers = await Promise.all(
      [...this.parts].map(([part, read]) =>
        read().catch(() => {
          this.unread.labels(part).inc();
          return [];
        }),
      ),
    );
    for (const gauge of this.figures.values()) gauge.reset();
    const present = new Set<FigureName>();
    for (const { name, label, value } of answers.flat()) {
      present.add(name);
      const gauge = this.figures.get(name);
      if (label === undefined) gauge?.set(value);
      else gauge?.labels(label).set(value);
    }
    const registry = new Registry();
    for (const name of present) {
      const gauge = this.figures.get(name);
      if (gauge) registry.registerMetric(gauge);
    }
    return registry.metrics();
  }
}
