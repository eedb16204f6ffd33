/** Installs the service worker, and has it send what waits whenever there is a connection again. */
export function startWorker(): void {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker) return;
  const send = () => serviceWorker.controller?.postMessage('send-reports');
  serviceWorker.register('/sw.js').then(send, () => undefined);
  addEventListener('online', send);
}
