/** The look of the reference: one column to find in and one to read, light or dark as the reader's system is. */
export const REFERENCE_STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d6d9de, #3a3f47); --soft: light-dark(#f4f5f7, #1e2126);
  --text: light-dark(#1b1f24, #e4e7eb); --link: light-dark(#0b57a4, #7db7f5); --paper: light-dark(#fff, #15171b); }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 22rem minmax(0, 1fr); color: var(--text);
  background: var(--paper); font: 16px/1.5 system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); }
main { padding: 1rem 2rem 4rem; max-width: 60rem; }
input { width: 100%; padding: .5rem; font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 4px; }
nav ul { list-style: none; margin: 0; padding: 0; font-size: .875rem; }
nav li a { display: block; padding: .2rem 0; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
summary { cursor: pointer; padding: .25rem 0; }
section { border-top: 1px solid var(--line); padding: .5rem 0 1.5rem; scroll-margin-top: 1rem; }
h3 { overflow-wrap: anywhere; }
b { font: 600 .75rem/1 ui-monospace, monospace; }
.get { color: light-dark(#116329, #6fd08c); }
.post, .put, .patch { color: light-dark(#7a4b00, #f0b35a); }
.delete { color: light-dark(#a40e26, #ff8a94); }
.who { font-size: .875rem; }
pre { background: var(--soft); padding: .75rem; overflow: auto; border-radius: 4px; font: .8125rem/1.45 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
`;

/** Shows only what has the words that were typed, in the list and on the page. */
export const REFERENCE_SCRIPT = `
const find = document.getElementById('find');
const found = document.getElementById('found');
const sections = [...document.querySelectorAll('section')];
const rows = new Map([...document.querySelectorAll('nav li')].map((row) => [row.firstChild.hash.slice(1), row]));
const words = new Map(sections.map((section) => [section,
  (section.querySelector('h3').textContent + ' ' + section.querySelector('p').textContent + ' ' + section.id).toLowerCase()]));
find.addEventListener('input', () => {
  const wanted = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const section of sections) {
    const isShown = wanted.every((word) => words.get(section).includes(word));
    section.hidden = !isShown;
    rows.get(section.id).hidden = !isShown;
    if (isShown) count += 1;
  }
  for (const group of document.querySelectorAll('nav details')) group.hidden = !group.querySelector('li:not([hidden])');
  found.textContent = wanted.length === 0 ? '' : count + (count === 1 ? ' route' : ' routes');
});
`;
