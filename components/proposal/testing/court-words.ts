/** What an owner of a page is never told: how a case was argued is not theirs to learn. For tests. */
export const courtWords = {
  en: /\b(?:court\w*|trials?|jur(?:y|ies|ors?)|verdicts?|guilty|acquit\w*|exhibits?|prosecut\w*|defen[sc]e|judge[sd]?|judg(?:e?ment|ing)|evidence|charges?|AI|models?|appeals?|docket)\b/i,
  ja: /法廷|裁判|審理|陪審|評決|有罪|無罪|証拠|検察|弁護|起訴|判決|被告|モデル|人工知能/,
};
