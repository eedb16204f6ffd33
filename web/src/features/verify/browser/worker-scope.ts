/** The part of a service worker's world that ours uses: the compiler knows only that of pages here. */
export interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
export interface NoticeEvent extends ExtendableEvent {
  readonly data: { json(): unknown } | null;
}
export interface ClickEvent extends ExtendableEvent {
  readonly notification: Notification;
}
interface Client {
  readonly url: string;
  focus(): Promise<unknown>;
}
interface WorkerEvents {
  install: ExtendableEvent;
  message: ExtendableEvent & { readonly data: unknown };
  sync: ExtendableEvent & { readonly tag: string };
  push: NoticeEvent;
  notificationclick: ClickEvent;
}

export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: 'window' }): Promise<Client[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener<K extends keyof WorkerEvents>(type: K, listen: (event: WorkerEvents[K]) => void): void;
}
