import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

export interface InstanceSpec {
  name: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  logFile: string;
}

/** A process that is started, asked to end, and started again. */
export class Instance {
  readonly name: string;
  private readonly spec: InstanceSpec;
  private child: ChildProcess | null = null;

  constructor(spec: InstanceSpec) {
    this.spec = spec;
    this.name = spec.name;
  }

  start(): void {
    const log = openSync(this.spec.logFile, 'a');
    this.child = spawn(process.execPath, [...this.spec.args], {
      cwd: this.spec.cwd,
      env: this.spec.env,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
  }

  /** Asks it to end and waits. @returns how it ended: 0, another exit code, or the signal that cut it off */
  async end(mostMs = 60_000): Promise<number | string> {
    const { child } = this;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? 0;
    const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), mostMs);
    const [code, signal] = await exited;
    clearTimeout(late);
    return code ?? signal ?? 'gone';
  }
}
