/**
 * The only style sheet of the public pages: system fonts, no external resource, colours with at least 4.5:1 for
 * text and 3:1 for edges in both schemes. It stands inline, and the CSP allows it by its hash.
 */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --paper: #f4f4f1; --card: #ffffff; --ink: #20242a; --quiet: #565d66; --line: #dcdcd6; --edge: #767d86;
  --accent: #1c5a86; --accent-strong: #12415f; --on-accent: #ffffff; --wrong: #a4262c; --wrong-card: #fdf3f2;
  --good: #1e6b3a; --good-card: #f0f8f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1d2126; --ink: #e7e9eb; --quiet: #aab1b9; --line: #343a41; --edge: #8b939c;
    --accent: #8fc3ea; --accent-strong: #b9dbf5; --on-accent: #0d1d29; --wrong: #ffa8a3; --wrong-card: #2e1f20;
    --good: #8fd6a6; --good-card: #1b2a20;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; padding: 2rem 1rem; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
header, main, footer { max-width: 36rem; margin: 0 auto; }
header { padding: 0 0 0.75rem; color: var(--quiet); font-weight: 600; }
header p { margin: 0; }
main { padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
footer { padding: 1.25rem 0 0; color: var(--quiet); font-size: 0.875rem; }
footer address { font-style: normal; margin-bottom: 0.75rem; }
footer p { margin: 0; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em; hyphens: auto; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.125rem; line-height: 1.3; }
p, ul, dl { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
li { margin-bottom: 0.25rem; }
main > :last-child, .card > :last-child, fieldset > :last-child { margin-bottom: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
.alone { display: inline-flex; align-items: center; min-height: 2.75rem; }
.whole { white-space: nowrap; }
a:hover { color: var(--accent-strong); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.25rem; }
fieldset { min-width: 0; margin: 2rem 0 0; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: 0.75rem; font-size: 1.125rem; font-weight: 650; line-height: 1.3; }
label { font-weight: 600; }
.field { margin: 0 0 1.25rem; }
.field > label { display: block; margin-bottom: 0.25rem; }
.hint, .small { color: var(--quiet); font-size: 0.9375rem; }
.hint { margin: 0 0 0.375rem; }
label .hint { font-weight: 400; }
fieldset > .hint { margin: -0.375rem 0 1rem; }
input[type=text], input[type=email], input[type=date], input[type=file], select, textarea {
  display: block; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--edge); border-radius: 0.375rem;
}
textarea { min-height: 8rem; resize: vertical; }
select { text-overflow: ellipsis; }
.field [aria-invalid=true] { border: 2px solid var(--wrong); }
.wrong { margin: 0 0 0.375rem; color: var(--wrong); font-weight: 600; }
.done {
  margin: 0 0 1.5rem; padding: 0.75rem 1.25rem; background: var(--good-card);
  border: 1px solid var(--good); border-left-width: 0.375rem; border-radius: 0.375rem;
}
.part { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.part > h2 { margin: 0 0 0.75rem; }
.part > .hint { margin-bottom: 1rem; }
.card > form > .actions { margin-top: 0; }
.problems {
  margin: 0 0 1.5rem; padding: 1rem 1.25rem; background: var(--wrong-card);
  border: 1px solid var(--wrong); border-left-width: 0.375rem; border-radius: 0.375rem;
}
.problems h2 { margin-top: 0; }
.problems ul, .problems p:last-child { margin-bottom: 0; }
.problems ul + p { margin-top: 0.75rem; }
.problems a { display: block; padding: 0.5625rem 0; color: var(--wrong); font-weight: 600; }
.problems li:has(a) { margin: 0; }
.card { margin: 0 0 0.75rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 0.5rem; }
.choice { position: relative; display: grid; grid-template-columns: auto 1fr; column-gap: 0.75rem; }
.choice input {
  position: relative; z-index: 1; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--accent);
}
/* A thumb hits the title or the corner around the box. */
.choice label { min-height: 2.75rem; margin: -0.5625rem 0; padding: 0.5625rem 0; }
.choice label::before { content: ""; position: absolute; top: 0; left: 0; width: 3.5rem; height: 3.5rem; }
.choice > label + * { margin-top: 0.375rem; }
.choice > div { grid-column: 2; }
.choice > .hint { margin: 0.375rem 0 0; }
.choice > div > :last-child { margin-bottom: 0; }
dl.facts { display: grid; grid-template-columns: auto 1fr; gap: 0.125rem 0.75rem; font-size: 0.9375rem; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; }
.number { font-size: 1.375rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.5rem 0 0; }
.after { margin-top: 1.25rem; }
button {
  min-height: 2.75rem; padding: 0.625rem 1.25rem; font: inherit; font-weight: 600; line-height: 1.3; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 2px solid var(--accent); border-radius: 0.375rem;
  max-width: 100%; text-align: left;
}
button:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
button.second { color: var(--accent); background: transparent; }
button.second:hover { color: var(--accent-strong); border-color: var(--accent-strong); }
.framed { padding: 0.25rem; background: var(--card); }
.framed main { padding: 0.5rem 0; border: 0; }
.trap { position: absolute; left: -100rem; width: 1px; height: 1px; overflow: hidden; }
@media (max-width: 30rem) {
  body { padding: 1rem 0.75rem; }
  main { padding: 1.25rem; }
  .framed main { padding: 0.5rem 0; }
  h1 { font-size: 1.5rem; }
  .card, .problems { padding: 0.875rem 1rem; }
  .choice > div { grid-column: 1 / -1; }
  .problems ul { padding-left: 1rem; }
  dl.facts { grid-template-columns: 1fr; gap: 0; }
  dl.facts dd { margin-bottom: 0.375rem; }
  button { width: 100%; text-align: center; }
}
@media print {
  body { padding: 0; background: #ffffff; color: #000000; font-size: 11pt; }
  main { padding: 0; border: 0; }
  header, main, footer { max-width: none; }
  .card, fieldset { break-inside: avoid; }
  .trap { display: none; }
}
`;
