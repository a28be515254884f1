/**
 * Takes font and colour from the page around it; every surface that brings a colour brings its own background, so that
 * contrast holds on light and dark pages alike. Sizes follow its text and never its `rem`, which many sites make 10 px;
 * what a thumb has to hit is at least 44 px high. Adopted as a constructed sheet: a CSP without 'unsafe-inline' lets it be.
 */
export const STYLES = `
:host { display: block; max-width: 36em; color: var(--jawort-color, inherit); font: var(--jawort-font, inherit);
  line-height: 1.5; overflow-wrap: anywhere; white-space: normal; text-align: start; text-indent: 0;
  text-transform: none; letter-spacing: normal; word-spacing: normal; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
h2, h3, legend { margin: 0 0 .5em; padding: 0; line-height: 1.3; font-weight: 650; }
h2 { font-size: 1.375em; }
h3, legend { font-size: 1.0625em; }
h3 { margin-top: 1.75em; }
p, dl, ul { margin: 0 0 .75em; }
a { color: inherit; text-underline-offset: .15em; }
fieldset { min-width: 0; margin: 1.5em 0 0; padding: 0; border: 0; }
:focus-visible { outline: 3px solid var(--jawort-focus, currentColor); outline-offset: 2px; border-radius: .25em; }
[tabindex="-1"]:focus { outline: none; }
.hint, .notices p { font-size: .9375em; }
.submit ~ .hint { margin: 0; }
.box { position: relative; display: grid; grid-template-columns: auto 1fr; gap: .375em .75em; margin: 0 0 .75em;
  padding: 1em 1.125em; border: 1px solid var(--jawort-border, #767d86); border-radius: var(--jawort-radius, .5em); }
.box input { position: relative; z-index: 1; width: 24px; height: 24px; margin: 0;
  accent-color: var(--jawort-accent, #1c5a86); }
.box label { min-height: 44px; margin: -.5625em 0; padding: .5625em 0; }
.box label::before { content: ""; position: absolute; top: 0; left: 0; width: 3.5em; height: 3.5em; }
.box > div { grid-column: 2; }
.box p:last-child { margin-bottom: 0; }
label { font-weight: 600; }
label span { font-weight: 400; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .125em .75em; font-size: .9375em; }
dt { opacity: .85; }
dd { margin: 0; }
.field { margin: 0 0 1em; }
.field label { display: block; margin-bottom: .25em; }
.field input { display: block; width: 100%; min-height: 44px; padding: .5em .75em; font: inherit;
  color: var(--jawort-field-color, FieldText); background: var(--jawort-field-background, Field);
  border: 1px solid var(--jawort-border, #767d86); border-radius: var(--jawort-radius, .375em); }
.wrong, .problems, .suggestion, .status { padding: .5em .75em; border-radius: var(--jawort-radius, .375em); }
.wrong, .problems { color: #8c1d22; background: #fdf1f0; border: 1px solid #a4262c; }
.wrong { margin: 0 0 .5em; font-weight: 600; }
.problems { margin: 1em 0; padding: 1em 1.25em; border-left-width: .375em; }
.problems h3 { margin-top: 0; }
.problems ul { margin: 0; padding-left: 1.25em; }
.problems p:last-child { margin: 0; }
.problems a, .notices a { display: flex; align-items: center; min-height: 44px; }
[aria-invalid=true] { outline: 2px solid #a4262c; outline-offset: 1px; }
.suggestion, .status { margin: .5em 0 0; color: #20242a; background: #eef3f8; border: 1px solid #5f7d98; }
.suggestion button { padding: .125em 0; font: inherit; font-weight: 600; color: #12415f; background: none; border: 0;
  text-decoration: underline; text-underline-offset: .15em; cursor: pointer; min-height: 44px; }
.submit { min-height: 44px; max-width: 100%; margin: 1.25em 0 .75em; padding: .625em 1.25em; font: inherit;
  font-weight: 600; cursor: pointer; color: var(--jawort-accent-text, #fff); background: var(--jawort-accent, #1c5a86);
  border: 2px solid var(--jawort-accent, #1c5a86); border-radius: var(--jawort-radius, .375em); }
.submit:hover { filter: brightness(.88); }
.submit[aria-disabled=true] { cursor: progress; }
.trap { position: absolute; left: -100em; width: 1px; height: 1px; overflow: hidden; }
[hidden] { display: none !important; }
@media (max-width: 30rem) {
  .box { padding: .875em; }
  .box > div { grid-column: 1 / -1; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .375em; }
  .submit { width: 100%; }
}
`;
