/**
 * Header fields the signature covers, in `h=` order (R6376-1). `over: true` names a field once more than it
 * occurs, so that adding one later breaks the signature (R6376-2; design section 6 adds the list headers).
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
  { name: 'MIME-Version', over: false },
  { name: 'Content-Type', over: true },
  { name: 'Content-Transfer-Encoding', over: false },
  { name: 'Content-Language', over: false },
  { name: 'List-Id', over: true },
  { name: 'List-Help', over: false },
  { name: 'List-Owner', over: false },
  { name: 'List-Subscribe', over: false },
  { name: 'List-Unsubscribe', over: true },
  { name: 'List-Unsubscribe-Post', over: true },
  { name: 'Feedback-ID', over: true },
  { name: 'X-CSA-Complaints', over: false },
  { name: 'X-Mailing-ID', over: true },
  { name: 'X-Report-Abuse', over: true },
  { name: 'CFBL-Address', over: false },
  { name: 'CFBL-Feedback-ID', over: false },
  { name: 'Precedence', over: false },
  { name: 'Auto-Submitted', over: false },
] as const satisfies readonly { name: string; over: boolean }[];
