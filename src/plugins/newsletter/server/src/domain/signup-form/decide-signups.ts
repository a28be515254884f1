import { DAY_MS, mayAskAgain, type RequestHistory } from '../consent/confirmation';

/** One signup, reduced to what the decision about it needs. */
export interface SignupWish {
  readonly senderId: string;
  readonly emailHash: string;
  readonly formId: string;
  /** Of the ticked boxes. */
  readonly purposeKeys: readonly string[];
}

/** That an address was asked: by which form and when, epoch ms. */
export interface EarlierRequest {
  readonly emailHash: string;
  readonly formId: string;
  readonly requestedAt: number;
}

/** What is known about the addresses of a batch. */
export interface AddressFacts {
  readonly now: number;
  /** Of the last thirty days, over the whole installation. */
  readonly requests: readonly EarlierRequest[];
  /** Hashes of those who said "never write again". */
  readonly refused: ReadonlySet<string>;
  /** Sender and hash (`personKey`) of those whom an operator barred. */
  readonly barred: ReadonlySet<string>;
}

export const personKey = ({ senderId, emailHash }: Pick<SignupWish, 'senderId' | 'emailHash'>): string =>
  `${senderId} ${emailHash}`;

const MONTH_MS = 30 * DAY_MS;

const historyOf = (wish: SignupWish, { now, requests, refused }: AddressFacts): RequestHistory => {
  const own = requests.filter(({ emailHash }) => emailHash === wish.emailHash);
  return {
    sameFormLastDay: own.filter(
      ({ formId, requestedAt }) => formId === wish.formId && requestedAt > now - DAY_MS,
    ).length,
    anywhereLast30Days: own.filter(({ requestedAt }) => requestedAt > now - MONTH_MS).length,
    refusedForever: refused.has(wish.emailHash),
  };
};

/** Whether a mail may go to this address at all (standards C.6); what the person holds is not asked yet. */
export const mayBeAsked = (wish: SignupWish, facts: AddressFacts): boolean =>
  mayAskAgain(historyOf(wish, facts)) && !facts.barred.has(personKey(wish));

/**
 * Per signup of a batch the purposes to ask about; none means that nothing happens, in silence. They are decided in
 * order, each as if those before it had been written already: two for one address in one batch are asked once.
 * @param held per `personKey` the purposes that are active now; there is nothing to ask about them
 */
export const decideSignups = (
  wishes: readonly SignupWish[],
  facts: AddressFacts,
  held: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] => {
  const requests = [...facts.requests];
  return wishes.map((wish) => {
    if (!mayBeAsked(wish, { ...facts, requests })) return [];
    const active = held.get(personKey(wish));
    const open = wish.purposeKeys.filter((key) => !active?.has(key));
    if (open.length > 0)
      requests.push({ emailHash: wish.emailHash, formId: wish.formId, requestedAt: facts.now });
    return open;
  });
};
