import type { ClickEvent, NoticeEvent, WorkerScope } from './worker-scope.ts';

interface Notice {
  title: string;
  body: string;
  /** Path of the page that says more. */
  path: string;
  tag: string;
}

function noticeOf(data: unknown): Notice {
  const { title, body, path, tag } = (data ?? {}) as Partial<Record<keyof Notice, unknown>>;
  const text = (value: unknown, other: string) => (typeof value === 'string' ? value : other);
  return { title: text(title, 'TopSteel'), body: text(body, ''), path: text(path, '/'), tag: text(tag, '') };
}

/** Shows what the marketplace tells; two of one kind about one thing stand as one. */
export async function showNotice({ registration }: WorkerScope, { data }: NoticeEvent): Promise<void> {
  const { title, body, path, tag } = noticeOf(data?.json());
  await registration.showNotification(title, { body, tag, data: path, icon: '/icons/192.png' });
}

/** Leads to the page that says more: in a window that is open, or a new one. Only pages of ours are opened. */
export async function openNotice(scope: WorkerScope, { notification }: ClickEvent): Promise<void> {
  notification.close();
  const url = new URL(typeof notification.data === 'string' ? notification.data : '/', location.origin);
  if (url.origin !== location.origin) return;
  const open = (await scope.clients.matchAll({ type: 'window' })).find((client) => client.url === url.href);
  await (open === undefined ? scope.clients.openWindow(url.href) : open.focus());
}
