import { Button, Typography } from '@strapi/design-system';
import { useText, useWord } from '../i18n/useText';
import { isFailure, type Refusal } from '../services/refusal';
import { Notice } from './Notice';

interface RefusalNoticeProps {
  readonly refusal: Refusal | null;
  readonly onRetry?: () => void;
}

/** A no with its reason: the words, then code and rule for whoever asks further. */
export function RefusalNotice({ refusal, onRetry }: RefusalNoticeProps) {
  const text = useText();
  const word = useWord();
  const words = useRefusalWords();
  if (refusal === null) return null;
  const { code, rule, field } = refusal;
  const retry = onRetry && (
    <Button variant="tertiary" onClick={onRetry}>
      {text('common.retry')}
    </Button>
  );
  return (
    <Notice
      tone="danger"
      title={text(isFailure(refusal) ? 'refusal.failure' : 'refusal.title')}
      announce
      action={retry}
    >
      <p>{words(refusal)}</p>
      <Typography variant="pi" textColor="neutral700" tag="p">
        {rule === null ? text('refusal.code', { code }) : text('refusal.code_and_rule', { code, rule })}
        {field !== null && ` · ${text('refusal.field', { field: word('field', field) })}`}
      </Typography>
    </Notice>
  );
}

/**
 * The server's own table has the words for every rule, in the user's language. Ours are for what never reached
 * it: no answer, no session, no right to the route.
 */
export function useRefusalWords(): (refusal: Refusal) => string {
  const text = useText();
  const word = useWord();
  return ({ code, rule, message }) => {
    if (rule !== null && message !== '') return message;
    const known = word('refusal.code', code);
    if (known !== code) return known;
    return message === '' ? text('refusal.code.unknown') : message;
  };
}
