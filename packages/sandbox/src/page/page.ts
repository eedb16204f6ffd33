/** Text made safe for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

/** A whole page: white, black ink, the system's font, no script, usable at 320 px and when printed. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #000; background: #fff; max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
a { color: inherit; } code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid #767676; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
label { display: block; font-weight: 600; } .hint { margin: 0; }
input { font: inherit; color: inherit; background: #fff; padding: .5rem; border: 1px solid #000; border-radius: 0; width: 100%; max-width: 28rem; box-sizing: border-box; }
button { font: inherit; font-weight: 600; color: #fff; background: #000; border: 2px solid #000; padding: .625rem 1rem; min-height: 48px; cursor: pointer; }
:focus-visible { outline: 3px solid #000; outline-offset: 3px; }
form { margin: .5rem 0 0; } form > * + * { margin-top: .75rem; }
.notice { border: 2px solid #000; padding: .75rem 1rem; margin: 1rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 32rem; border: 1px solid #767676; background: #fff; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
