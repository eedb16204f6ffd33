import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { PrismaService } from '../database/index.ts';
import { waitingWork } from './waiting-work.ts';

/** From a lookup to a report; seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const JOB_BUCKETS = [0.01, 0.1, 1, 10, 60, 600];

/** What is counted of this process, for Prometheus: requests by route, connections, jobs, and what waits to go out. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly jobs: Histogram<'job' | 'outcome'>;
  private readonly jobFailures: Counter<'job'>;
  private readonly connections: Gauge<'state'>;
  private readonly waiting: Gauge<'queue'>;
  private readonly oldest: Gauge<'queue'>;
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
      labelNames: ['job', 'outcome'],
      buckets: JOB_BUCKETS,
      registers,
    });
    this.jobFailures = new Counter({
      name: 'job_failures_total',
      help: 'Runs of jobs that failed.',
      labelNames: ['job'],
      registers,
    });
    this.connections = new Gauge({
      name: 'database_connections',
      help: 'Connections of the pool by state; requests that wait for one.',
      labelNames: ['state'],
      registers,
    });
    this.waiting = new Gauge({
      name: 'queue_waiting',
      help: 'What waits to be sent or done.',
      labelNames: ['queue'],
      registers,
    });
    this.oldest = new Gauge({
      name: 'queue_oldest_seconds',
      help: 'How long the oldest of it has been due.',
      labelNames: ['queue'],
      registers,
    });
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
    for (const { queue, waiting, oldestS } of await waitingWork(this.prisma.client)) {
      this.waiting.labels(queue).set(waiting);
      this.oldest.labels(queue).set(oldestS);
    }
    return this.registry.metrics();
  }
}
