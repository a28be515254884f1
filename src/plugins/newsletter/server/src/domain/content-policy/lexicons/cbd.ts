import type { Lexicon } from '../types';

/** MOS-5.1: advertising for CBD. */
export const cbd: Lexicon = {
  strong: [
    'cbd-(öle?n?|oils?|tropfen|drops|kapseln?|capsules?|produkte?n?|products?|shop|store|blüten?|flowers?|gummi*|gummies|salben?|creme*|cream|creams|balm|balsam|kosmetik|tees?|tea|liquids?|vapes?|tinkturen?|tinctures?|kaugummi*|schokolade|chocolate|angebot*|für (hunde|katzen|tiere)|for (dogs|cats|pets)|snacks?|pflaster|kristalle|isolat*|isolate|extrakte?|extract|sortiment|range|softgels|muffins?|hanf*|bath*|massageöl)',
    'cannabidiol*',
    '(öl|öle|tropfen|creme|salbe|oil|drops|balm|kapseln|capsules|leckerli|treats|produkte) (mit|with) … cbd',
    '(vollspektrum|breitspektrum)-(öle?|tropfen|cbd|extrakt)',
    '(full|broad)-spectrum (cbd|oil|hemp|drops|tincture)',
    'hanf-(tropfen|blüten-tee|extrakt|aromaöl)',
    'hemp (extract|flowers?|tincture|drops)',
    'olio di cbd',
    'huile de cbd',
    '#-(%|prozent|percent|mg) cbd',
  ],
  firm: [
    'cbd',
    'hanf-(öl|produkte|shop)',
    'hemp-(oil|products|shop)',
    'cbg',
    'terpene?n?',
    'phytocannabinoid*',
    'cannabinoide?s?',
  ],
  weak: [
    'hanf',
    'hemp',
    'tropfen',
    'drops',
    'entspann(t|ung|en)*',
    'calm',
    'relax*',
    'thc',
    'schlaf',
    'sleep',
    'öl',
    'oil',
    'labor*',
    'aromaöl',
  ],
  except: [
    'central business district … cbd',
    'cbd of (sydney|melbourne|nairobi|brisbane|perth|johannesburg|auckland)',
    'convention on biological diversity … cbd',
    '(hanf|hemp)-(seil|seile|rope|ropes|tasche|taschen|bags?|beton|crete|samen)',
  ],
};
