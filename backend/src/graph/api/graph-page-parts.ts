/** Style and script of the page; their hashes stand in its policy. */
export const GRAPH_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f23; --paper: #fff; --quiet: #59636e; --line: #8b949e; --field: #f6f8fa; --act: #0b5cad; --on-act: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --quiet: #9da7b3; --line: #6e7681; --field: #161b22; --act: #6cb6ff; --on-act: #0d1117; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
a { color: var(--act); }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
textarea, pre { width: 100%; font: 14px/1.5 ui-monospace, monospace; color: var(--ink); background: var(--field); border: 1px solid var(--line); border-radius: 4px; padding: .75rem; }
pre { overflow: auto; max-height: 32rem; margin: .5rem 0; }
button { min-height: 40px; padding: 0 1.25rem; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 1px solid var(--act); border-radius: 4px; cursor: pointer; }
summary { min-height: 32px; padding: .25rem 0; cursor: pointer; }
dt { margin-top: .5rem; overflow-wrap: anywhere; }
dd { margin: 0 0 0 1rem; color: var(--quiet); }
.hash { font: 12px ui-monospace, monospace; color: var(--quiet); overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
`;

export const GRAPH_SCRIPT = `
const form = document.getElementById('ask');
const query = document.getElementById('query');
const answer = document.getElementById('answer');
const said = document.getElementById('said');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  said.textContent = 'Asking …';
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: query.value }),
    });
    const body = await response.json();
    const cost = body.extensions && body.extensions.cost;
    const index = body.extensions && body.extensions.index;
    said.textContent = [
      body.errors ? body.errors.length + ' not answered.' : 'Answered.',
      cost ? 'Up to ' + cost.cost + ' of ' + cost.limit + ' objects.' : '',
      index && index.block !== null ? 'Register read up to block ' + index.block + '.' : '',
      index && index.state === 'away' ? 'The register does not answer.' : '',
    ].join(' ');
    answer.textContent = JSON.stringify(body, null, 2);
  } catch {
    said.textContent = 'The server does not answer. Try again in a moment.';
  }
});
document.addEventListener('click', (event) => {
  const put = event.target.closest('[data-query]');
  if (!put) return;
  query.value = put.dataset.query;
  query.focus();
  query.scrollIntoView({ block: 'center' });
});
`;
