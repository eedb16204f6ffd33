/**
 * Calls `stop` once, at the first SIGINT, SIGTERM or SIGHUP, or when the launcher that started this process
 * (`scripts/with-node.mjs` names itself in TOPSTEEL_LAUNCHER) is gone.
 */
export function onStopRequest(stop: () => void): void {
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  const launcher = process.ppid;
  if (process.env['TOPSTEEL_LAUNCHER'] !== String(launcher)) return;
  setInterval(() => {
    if (process.ppid !== launcher) ask();
  }, 1_000).unref();
}
