import { plainAsHtml } from './escape';

/**
 * The frame around Markdown and HTML fragments: one column of at most 600 px, system fonts, dark text on white, and a
 * style sheet that juice inlines. Tables are layout for Outlook and say so to screen readers.
 */
const STYLE = `
body { margin: 0; padding: 0; width: 100%; background-color: #f3f4f6; -webkit-text-size-adjust: 100%; }
table { border-collapse: collapse; }
.jawort-page { background-color: #f3f4f6; }
.jawort-sheet { width: 100%; max-width: 600px; background-color: #ffffff; }
.jawort-sender { padding: 28px 40px 20px; border-bottom: 1px solid #e5e7eb; font-size: 14px; line-height: 1.4; font-weight: bold; letter-spacing: 0.3px; color: #4b5563; }
.jawort-content { padding: 28px 40px 36px; font-size: 16px; line-height: 1.6; color: #1f2937; word-break: break-word; overflow-wrap: break-word; }
.jawort-sender, .jawort-content { font-family: -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
.jawort-content h1 { margin: 36px 0 16px; font-size: 28px; line-height: 1.25; font-weight: bold; color: #111827; }
.jawort-content > h1:first-child { margin-top: 0; }
.jawort-content h2 { margin: 32px 0 12px; font-size: 21px; line-height: 1.3; font-weight: bold; color: #111827; }
.jawort-content h3, .jawort-content h4 { margin: 24px 0 8px; font-size: 17px; line-height: 1.4; font-weight: bold; color: #111827; }
.jawort-content p { margin: 0 0 16px; }
.jawort-content ul, .jawort-content ol { margin: 0 0 16px; padding: 0 0 0 24px; }
.jawort-content li { margin: 0 0 8px; }
.jawort-content li p { margin: 0 0 8px; }
.jawort-content a { color: #1d4ed8; text-decoration: underline; }
.jawort-content img { display: block; max-width: 100%; height: auto; border: 0; margin: 8px 0 16px; }
.jawort-content blockquote { margin: 0 0 16px; padding: 4px 0 4px 16px; border-left: 4px solid #d1d5db; color: #4b5563; }
.jawort-content code { font-family: Menlo, Consolas, monospace; font-size: 14px; background-color: #f3f4f6; padding: 1px 4px; }
.jawort-content pre { margin: 0 0 16px; padding: 12px 16px; background-color: #f3f4f6; white-space: pre-wrap; }
.jawort-content hr { margin: 28px 0; border: 0; border-top: 1px solid #e5e7eb; }
.jawort-content th, .jawort-content td { padding: 6px 12px 6px 0; text-align: left; vertical-align: top; }
@media only screen and (max-width: 620px) {
  .jawort-sender { padding: 20px 20px 16px !important; }
  .jawort-content { padding: 20px 20px 28px !important; }
  .jawort-content h1 { font-size: 24px !important; }
}
`;

export function defaultShell(senderName: string): string {
  return `<html><head><style>${STYLE}</style></head><body>
<table role="presentation" class="jawort-page" border="0" cellpadding="0" cellspacing="0" width="100%"><tr><td align="center">
<!--[if mso]><table role="presentation" border="0" cellpadding="0" cellspacing="0" width="600" align="center"><tr><td><![endif]-->
<table role="presentation" class="jawort-sheet" border="0" cellpadding="0" cellspacing="0" width="100%">
<tr><td class="jawort-sender">${plainAsHtml(senderName)}</td></tr>
<tr><td class="jawort-content">
{{ content }}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body></html>`;
}
