/**
 * Header fields the signature covers, in `h=` order (R6376-1). `over: true` names a field once more than it
 * occurs, so that adding one later breaks the signature (R6376-2, and all that a reader or provider acts upon).
 * The two others are left open: servers on the way add them in good faith (Exchange its `Content-Language`).
 */
export const SIGNED_HEADERS = [
  { name: 'From', over: true },
  { name: 'To', over: true },
  { name: 'Subject', over: true },
  { name: 'Date', over: true },
  { name: 'Message-ID', over: true },
  { name: 'Reply-To', over: true },
  { name: 'Cc', over: true },
  { name: 'Sender', over: true },
  { name: 'MIME-Version', over: true },
  { name: 'Content-Type', over: true },
  { name: 'Content-Transfer-Encoding', over: true },
  { name: 'Content-Language', over: false },
  { name: 'List-Id', over: true },
  { name: 'List-Help', over: true },
  { name: 'List-Owner', over: true },
  { name: 'List-Subscribe', over: true },
  { name: 'List-Unsubscribe', over: true },
  { name: 'List-Unsubscribe-Post', over: true },
  { name: 'Feedback-ID', over: true },
  { name: 'X-CSA-Complaints', over: true },
  { name: 'X-Mailing-ID', over: true },
  { name: 'X-Report-Abuse', over: true },
  { name: 'CFBL-Address', over: true },
  { name: 'CFBL-Feedback-ID', over: true },
  { name: 'Precedence', over: false },
  { name: 'Auto-Submitted', over: true },
] as const satisfies readonly { name: string; over: boolean }[];
