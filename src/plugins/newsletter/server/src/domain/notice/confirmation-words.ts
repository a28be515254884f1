/**
 * Words that make a confirmation mail advertising. LG Stendal 22 S 87/20 (12.05.2021): a logo, "Welcome to …"
 * and "Hast du Fragen zum Newsletter? Kontaktiere uns" were enough. German and English, data only.
 *
 * Bare nouns such as "Angebote" are absent on purpose: the mail has to name the kinds of messages somebody asked
 * for (BGH VI ZR 721/15), and those may be offers. What is refused is the mail courting by itself.
 */
export const CONFIRMATION_WORDS = [
  {
    code: 'welcome_phrase',
    rule: 'DE-6',
    pattern:
      /(?:herzlich )?willkommen\b|\bwelcome\b|sch(?:ö|oe)n,? dass (?:du|sie|ihr)|\b(?:great|glad|happy) to have you\b|\bwir freuen uns\b|\bfreuen sie sich\b|\bfreu dich\b|\bthank you for (?:joining|subscribing|signing up)\b|\bdanke f(?:ü|ue)r (?:deine|ihre) (?:anmeldung|interesse)/iu,
  },
  {
    code: 'coupon',
    rule: 'DE-6',
    pattern:
      /\bgutschein\w*|\brabatt\w*|\bcoupons?\b|\bvouchers?\b|\bpromo ?codes?\b|\bdiscounts?\b|\bgratisversand\b|\bfree shipping\b|\b\d{1,2} ?% ?(?:off\b|rabatt|nachlass|auf\b|discount|sparen)|\bdankesch(?:ö|oe)n\b/iu,
  },
  {
    code: 'marketing_word',
    rule: 'DE-6',
    pattern:
      /\bjetzt (?:kaufen|bestellen|sichern|sparen|shoppen|entdecken|zugreifen|buchen|einkaufen)\b|\b(?:buy|shop|order|save|book) now\b|\bsonderangebot\w*|\bspecial offers?\b|\b(?:unser|our) (?:shop|store|onlineshop|online shop)\b|\bschn(?:ä|ae)ppchen\b|\bbestsellers?\b|\bexklusiv\w* (?:f(?:ü|ue)r (?:dich|sie)|angebot\w*|vorteil\w*)|\bexclusive (?:offers?|deals?|benefits?)\b|\b(?:nur|only) (?:heute|today)\b|\blimited time\b|\bnur f(?:ü|ue)r kurze zeit\b|\b(?:best|hot|great) deals?\b|\bgewinnspiel\w*|\bprize draw\b|\bentdecken sie\b|\bentdecke\b|\bdiscover our\b|\bempfehlen sie uns\b|\bverpassen sie (?:nichts|keine?)\b|\bverpasse (?:nichts|keine?)\b|\bdon[’']t miss\b/iu,
  },
  {
    code: 'social_network',
    rule: 'DE-6',
    pattern:
      /\b(?:facebook|instagram|tik ?tok|linkedin|xing|youtube|pinterest|snapchat|whatsapp|telegram|mastodon|bluesky|twitter)\b|\b(?:fb|t)\.me\b|\bx\.com\b|\bfolge(?:n sie)? uns\b|\bfollow us\b/iu,
  },
  {
    code: 'contact_invitation',
    rule: 'DE-6',
    pattern:
      /\b(?:hast du|haben sie|habt ihr|noch) (?:noch )?fragen\b|\bkontaktiere(?:n sie|t)? uns\b|\bany questions\b|\bquestions\?|\bget in touch\b|\bcontact us\b|\bsprechen sie uns an\b|\b(?:schreib|ruf)(?:en sie)? uns\b/iu,
  },
  {
    code: 'powered_by',
    rule: 'DE-6',
    pattern: /\bpowered by\b|\bversendet mit\b|\bsent with\b|\bbereitgestellt von\b/iu,
  },
  {
    // DE-7: one confirmation mail per request; a second one that reminds is advertising without consent.
    code: 'reminder',
    rule: 'DE-7',
    pattern:
      /\b(?:erinnerung|reminder)\b|\bwir (?:erinnern|möchten sie (?:noch einmal )?(?:daran )?erinnern)\b|\b(?:noch nicht|immer noch nicht) best(?:ä|ae)tigt\b|\b(?:not|never) (?:yet )?confirmed\b|\bletzte chance\b|\blast chance\b/iu,
  },
] as const;
