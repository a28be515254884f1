/**
 * Takes font and colour from the page around it; every surface that brings a colour brings its own background, so that
 * contrast holds on light and dark pages alike. Adopted as a constructed sheet: a CSP without 'unsafe-inline' lets it be.
 */
export const STYLES = `
:host { display: block; max-width: 36rem; color: var(--jawort-color, inherit); font: var(--jawort-font, inherit);
  line-height: 1.5; overflow-wrap: anywhere; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
h2, h3, legend { margin: 0 0 .5rem; padding: 0; line-height: 1.3; font-weight: 650; }
h2 { font-size: 1.375em; }
h3, legend { font-size: 1.0625em; }
h3 { margin-top: 1.75rem; }
p, dl, ul { margin: 0 0 .75rem; }
a { color: inherit; text-underline-offset: .15em; }
fieldset { min-width: 0; margin: 1.5rem 0 0; padding: 0; border: 0; }
:focus-visible { outline: 3px solid var(--jawort-focus, currentColor); outline-offset: 2px; border-radius: .25rem; }
[tabindex="-1"]:focus { outline: none; }
.hint, .notices p { font-size: .9375em; }
.submit ~ .hint { margin: 0; }
.box { display: grid; grid-template-columns: auto 1fr; gap: .375rem .75rem; margin: 0 0 .75rem; padding: 1rem 1.125rem;
  border: 1px solid var(--jawort-border, #767d86); border-radius: var(--jawort-radius, .5rem); }
.box input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--jawort-accent, #1c5a86); }
.box > div { grid-column: 2; }
.box p:last-child { margin-bottom: 0; }
label { font-weight: 600; }
label span { font-weight: 400; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .125rem .75rem; font-size: .9375em; }
dt { opacity: .85; }
dd { margin: 0; }
.field { margin: 0 0 1rem; }
.field label { display: block; margin-bottom: .25rem; }
.field input { display: block; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit;
  color: var(--jawort-field-color, FieldText); background: var(--jawort-field-background, Field);
  border: 1px solid var(--jawort-border, #767d86); border-radius: var(--jawort-radius, .375rem); }
.wrong, .problems, .suggestion, .status { padding: .5rem .75rem; border-radius: var(--jawort-radius, .375rem); }
.wrong, .problems { color: #8c1d22; background: #fdf1f0; border: 1px solid #a4262c; }
.wrong { margin: 0 0 .5rem; font-weight: 600; }
.problems { margin: 1rem 0; padding: 1rem 1.25rem; border-left-width: .375rem; }
.problems h3 { margin-top: 0; }
.problems ul { margin: 0; padding-left: 1.25rem; }
.problems p:last-child { margin: 0; }
[aria-invalid=true] { outline: 2px solid #a4262c; outline-offset: 1px; }
.suggestion, .status { margin: .5rem 0 0; color: #20242a; background: #eef3f8; border: 1px solid #5f7d98; }
.suggestion button { padding: .125rem 0; font: inherit; font-weight: 600; color: #12415f; background: none; border: 0;
  text-decoration: underline; text-underline-offset: .15em; cursor: pointer; min-height: 1.75rem; }
.submit { min-height: 2.75rem; max-width: 100%; margin: 1.25rem 0 .75rem; padding: .625rem 1.25rem; font: inherit;
  font-weight: 600; cursor: pointer; color: var(--jawort-accent-text, #fff); background: var(--jawort-accent, #1c5a86);
  border: 2px solid var(--jawort-accent, #1c5a86); border-radius: var(--jawort-radius, .375rem); }
.submit:hover { filter: brightness(.88); }
.submit[aria-disabled=true] { cursor: progress; }
.trap { position: absolute; left: -100rem; width: 1px; height: 1px; overflow: hidden; }
[hidden] { display: none !important; }
@media (max-width: 30rem) {
  .box { padding: .875rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .375rem; }
  .submit { width: 100%; }
}
`;
