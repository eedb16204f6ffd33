/** Menus are `<details class="menu">`: they work without JavaScript, and with it they close as menus do. */
function closeMenus(except: Node | null): HTMLElement | undefined {
  let closed: HTMLElement | undefined;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (except !== null && menu.contains(except)) continue;
    menu.open = false;
    closed = menu.querySelector('summary') ?? undefined;
  }
  return closed;
}

/** Closes open menus by a press beside them and by escape; the returned function stops that. */
export function watchMenus(): () => void {
  const onPress = (event: PointerEvent) => {
    closeMenus(event.target instanceof Node ? event.target : null);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const summary = closeMenus(null);
    if (summary === undefined) return;
    event.preventDefault();
    summary.focus();
  };
  document.addEventListener('pointerdown', onPress);
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('pointerdown', onPress);
    document.removeEventListener('keydown', onKey);
  };
}
