/**
 * Preloaded into every process of the stack (`node --import`): when its supervisor is gone without having stopped it,
 * as after a `kill -9`, the process stops itself, so nobody is left behind.
 */
const supervisor = process.ppid;
setInterval(() => {
  if (process.ppid !== supervisor) process.kill(process.pid, 'SIGTERM');
}, 1_000).unref();
