import type { ReactNode } from 'react';
import type { ConsentEvent } from '../../../../shared/contracts';
import { DateTime } from '../../components/DateTime';
import { useDates } from '../../i18n/useDates';
import { useText, useWord, type Text, type Word } from '../../i18n/useText';

interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

const SAME_IP = { true: 'timeline.same_ip.yes', false: 'timeline.same_ip.no' } as const;

/** What one record says, name by name; what it does not say is left out. */
export function useEventFacts(event: ConsentEvent): readonly Fact[] {
  const text = useText();
  const word = useWord();
  const { duration } = useDates();
  const facts: readonly (Fact | null)[] = [
    fact(text('timeline.method'), event.method && word('consent.method', event.method)),
    fact(text('timeline.actor'), event.actor),
    fact(text('timeline.reason'), event.reason),
    fact(text('timeline.latency'), event.latencyMs === null ? null : duration(event.latencyMs)),
    fact(text('timeline.ip'), event.ip),
    fact(
      text('timeline.same_ip'),
      event.sameIp === null ? null : text(SAME_IP[event.sameIp ? 'true' : 'false']),
    ),
    fact(text('timeline.browser'), event.userAgent || null),
    fact(
      text('timeline.form'),
      event.form && text('timeline.form_version', { form: event.form.slug, version: event.form.version }),
    ),
    fact(text('timeline.source'), event.source),
    fact(text('timeline.viewed'), event.viewedAt && <DateTime value={event.viewedAt} precise />),
    ...boxFacts(event, text),
    ...mailFacts(event, text),
    ...importFacts(event, text, word),
  ];
  return facts.filter((one) => one !== null);
}

const fact = (label: string, value: ReactNode): Fact | null => (value === null ? null : { label, value });

const boxFacts = ({ boxes }: ConsentEvent, text: Text) =>
  ([true, false] as const).map((ticked) => {
    const named = boxes.filter((box) => box.ticked === ticked).map(({ title }) => title);
    return fact(
      text(ticked ? 'timeline.ticked' : 'timeline.not_ticked'),
      named.length === 0 ? null : named.join(', '),
    );
  });

const mailFacts = ({ mail }: ConsentEvent, text: Text): readonly (Fact | null)[] =>
  mail === null
    ? []
    : [
        fact(text('timeline.mail.subject'), mail.subject),
        fact(text('timeline.mail.message_id'), mail.messageId && <code>{mail.messageId}</code>),
        fact(
          text('timeline.mail.handed_over'),
          mail.handedOverAt && <DateTime value={mail.handedOverAt} precise />,
        ),
        fact(text('timeline.mail.answer'), mail.serverAnswer && <code>{mail.serverAnswer}</code>),
        fact(text('timeline.mail.hash'), mail.bodyHash && <code>{mail.bodyHash}</code>),
      ];

/** What the customer's file proves, told as the file told it: nobody here saw these two steps. */
const importFacts = ({ imported }: ConsentEvent, text: Text, word: Word): readonly (Fact | null)[] =>
  imported === null
    ? []
    : [
        fact(text('import.origin'), imported.origin && word('import.origin', imported.origin)),
        fact(text('import.target.requested_at'), <DateTime value={imported.requestedAt} precise />),
        fact(text('import.target.request_ip'), imported.requestIp),
        fact(text('import.target.confirmed_at'), <DateTime value={imported.confirmedAt} precise />),
        fact(text('import.target.confirm_ip'), imported.confirmIp),
        fact(text('import.time_zone'), imported.timeZone),
        fact(
          text('timeline.declared'),
          imported.declared.length === 0
            ? null
            : imported.declared.map((name) => word('import.target', name)).join(', '),
        ),
      ];
