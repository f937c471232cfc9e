/** The clauses that nearly every contract has: how questions name them, and what makes a sentence such a clause. */
import type { Language } from "./language";

export type ClauseTopic = {
  key: string;
  /** What a reason calls it, in the question's language. */
  names: Readonly<Record<Language, string>>;
  /** What a sentence must hold to be shown where no clause was found. */
  near: string;
  /** How questions name it. */
  asked: readonly RegExp[];
  /** What a sentence must hold, as sources of regular expressions. */
  holds: readonly string[];
  /** What a sentence must not hold. */
  lacks: readonly string[];
  /** The value that a look-up asks for; null where only a quote can be given. */
  value: string | null;
};

const numberWord =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|forty-five|fifty|sixty|seventy|eighty|ninety|hundred)";
const duration = `(?:${numberWord}(?:[- ](?:and )?${numberWord})*\\s*(?:\\(\\d+\\))?|\\d+)[\\s-]*(?:(?:calendar|business|working)\\s+)?(?:days?|months?|years?|weeks?)`;

const instrument =
  "\\b(?:Agreement|Contract|Lease|Instrument|Letter|Addendum|Amendment|Indenture|Note|Guarant(?:y|ee)|Terms|hereunder|hereof|herein|hereto)\\b";

const rules = "(?:govern(?:ed|ing)?|construed|interpreted|enforced|controlled)";
const noPlace =
  "(?:such|any|that|its|their|each|another|other|all|said|jurisdictions?|countr|land|applicable|which|whatever)\\b";

export const clauseTopics: readonly ClauseTopic[] = [
  {
    key: "the law that governs",
    names: { en: "the law that governs", de: "das anwendbare Recht", ja: "準拠法" },
    near: "\\bgovern|\\blaws? of\\b|Recht|準拠",
    asked: [
      /\b(?:das )?(?:anwendbare|geltende)[sn]? Recht\b|\bwelches Recht (?:gilt|ist anwendbar|findet Anwendung|wird angewandt)|\bwelchem Recht unterliegt(?: der Vertrag| die Vereinbarung)?/i,
      /準拠法|(?:どの|どこの|何)(?:国の)?法律?(?:に準拠|が適用)\p{Script=Hiragana}*/u,
      /\b(?:fixes|says|states|determines)? ?(?:that )?(?:which|what) (?:state'?s? |country'?s? )?laws? (?:governs?|applies|is (?:applicable|chosen))(?: (?:it|the (?:contract|agreement)|this (?:contract|agreement)))?/i,
      /\b(?:the )?(?:governing|applicable)[- ]law(?: clause| provision)?|\bchoice[- ]of[- ]law(?: clause)?|\blaw (?:that |which )?governs(?: (?:it|the (?:contract|agreement)))?/i,
    ],
    holds: [
      `${instrument}.*\\b${rules}\\b[^;]{0,140}?\\blaws?\\s+(?:\\([^)]*\\)\\s+)?(?:(?:applicable\\s+)?in|of|from|and\\s+regulations\\s+of)\\s+(?:the\\s+)?(?!${noPlace})\\w|${instrument}.*\\b${rules}\\b[^;]{0,60}?\\b(?:by|under|with)\\s+(?:the\\s+)?(?!applicable|any|all|operation|such)[A-Za-z.]+\\s+laws?\\b|\\blaws? of (?!${noPlace})[^;]{3,80}(?:governs?|controls?)\\b|\\bunterlieg(?:t|en)\\b.{0,60}\\bRecht|\\bRecht (?:der|des|von)\\b.{0,80}\\b(?:gilt|Anwendung|anwendbar|anzuwenden)|\\bgilt\\b.{0,40}\\bRecht\\b|法(?:律)?に準拠|準拠法(?:は|を)`,
      "^.{60}|[\\u3040-\\u30ff]|\\bRecht\\b|^.{20,}govern",
    ],
    lacks: [
      "\\bopinion\\b|\\bcounsel\\b|^If any\\b|\\binvalid\\b|\\bcompl(?:y|ies)\\b|in compliance|organi[sz]ed under|incorporated (?:under|in)",
    ],
    value:
      "\\b[Ll]aws?\\s+(?:of|in)\\s+(?:[Tt]he\\s+)?((?:[Ss]tate|[Cc]ommonwealth|[Pp]rovince|[Rr]epublic|[Kk]ingdom)\\s+of\\s+(?:New\\s+|North\\s+|South\\s+|West\\s+|Rhode\\s+|British\\s+)?[A-Z]\\w+|England\\s+and\\s+Wales|People's\\s+Republic\\s+of\\s+China|[A-Z]\\w+(?:\\s+(?:of\\s+)?[A-Z]\\w+){0,3})",
  },
  {
    key: "the notice that stops renewal",
    names: {
      en: "the notice that stops renewal",
      de: "die Frist gegen die Verlängerung",
      ja: "更新を止める通知",
    },
    near: "\\brenew",
    asked: [
      /\bhow long (?:is|must) (?:the |be the )?notice(?: period)? (?:be )?(?:to|for|that) (?:stop(?:ping|s)?|prevent(?:ing|s)?|terminat(?:e|ing|es)|avoid(?:ing|s)?) (?:the |its |automatic |any )*(?:renew(?:al|ing))/i,
      /\b(?:says |fixes |states )?(?:how much|how long a|what|which) notice (?:period )?(?:is )?(?:needed|required|necessary)? ?(?:to|for) (?:stop(?:ping)?|prevent(?:ing)?|terminat(?:e|ing)|avoid(?:ing)?|declin(?:e|ing)|cancel(?:l?ing)?) (?:the )?(?:agreement |contract |it )?(?:from )?(?:automatic )?renew(?:al|ing|ed)?/i,
      /\b(?:the )?notice (?:period )?(?:needed |required )?(?:to|for) (?:terminat(?:e|ing)|stop(?:ping)?|prevent(?:ing)?|avoid(?:ing)?|of) (?:the )?(?:automatic )?(?:non-?)?renewal|\b(?:the )?renewal notice(?: period)?|\bnotice (?:period )?(?:of|for) non-?renewal/i,
    ],
    holds: [
      "\\b(?:automatic(?:ally)?|successive|additional|consecutive|subsequent|further|thereafter)\\b.*\\b(?:renew|extend)|\\b(?:renew|extend)\\w*\\b.*\\b(?:automatic(?:ally)?|successive|additional|consecutive|subsequent|further|thereafter)\\b",
      `\\b(?:unless|until)\\b.*\\b(?:notif|notice|notification)`,
      duration,
    ],
    lacks: ["\\binsur|\\bdefault\\b|\\bbreach", "^.{1000}"],
    value: `\\b(${duration})(?='?\\s*(?:(?!unless|until|except|either)[a-z]+\\s+){0,6}?(?:prior|before|in advance|advance|notice|written|preceding))`,
  },
  {
    key: "the limit of liability",
    names: { en: "the limit of liability", de: "die Haftungsgrenze", ja: "責任の上限" },
    near: "\\bliab(?:le|ility)|\\bhafte|Haftung|責任",
    asked: [
      /\b(?:die )?(?:Haftungs(?:grenze|begrenzung|beschränkung|höchstgrenze|obergrenze)|Höchsthaftung)\b|責任の(?:上限|制限)|賠償(?:額の|責任の)?上限/iu,
      /\b(?:the )?(?:(?:limitation|cap|limit|ceiling|maximum)(?: or (?:limitation|cap|limit))?(?: (?:on|of|to|for))? (?:\w+'s )?liabilit(?:y|ies)|liability (?:cap|limit(?:ation)?|ceiling))(?: clause| amount)?/i,
    ],
    holds: [
      "\\bliab(?:ility|ilities|le)\\b[^;]{0,400}?(?:\\bexceed\\b|(?<!not )(?<!without )\\blimited (?:solely |strictly )?to\\b|\\bin excess of\\b|\\bgreater than\\b)|\\bmaximum (?:aggregate |total |cumulative )?liability\\b",
    ],
    lacks: [
      "\\bindemnif|\\binsur|\\bliens?\\b|without reference to|third party any|transfer(?:ee|or)|\\bforce majeure|\\bacts? of God|\\bassets\\b|\\btax",
      "^.{1000}",
    ],
    value: null,
  },
  {
    key: "the notice period",
    names: { en: "the notice period", de: "die Kündigungsfrist", ja: "解約の予告期間" },
    near: "\\bnotice\\b|Kündigung|予告",
    asked: [
      /\b(?:the )?(?:termination[- ])?notice period(?: (?:for|of) (?:termination|cancell?ation|terminating|cancell?ing)(?: (?:it|(?:this|the) (?:agreement|contract)))?)?(?! (?:to|for|of) )/i,
      /\b(?:how (?:much|long a)|what|which) notice (?:period )?(?:is |must be |has to be )?(?:needed|required|necessary|given)? ?(?:to|for) (?:terminat(?:e|ion|ing)|cancel(?:l?ation|l?ing)?|end(?:ing)?)(?: (?:it|(?:this|the) (?:agreement|contract)))?/i,
      /\b(?:die )?Kündigungsfrist\b|解約(?:の)?予告期間|予告期間/iu,
    ],
    holds: [
      "\\bterminat|\\bcancel|\\bnotice period\\b|Kündigung|解約|解除",
      "\\bnotice\\b|Kündigungsfrist|予告|通知",
      `${duration}|\\b(?:ein|zwei|drei|vier|sechs|zwölf|\\d+) (?:Tage?n?|Wochen?|Monate?n?|Jahre?n?)\\b|[0-9０-９一二三六十百]+(?:日|か月|ヶ月|箇月|週間)`,
    ],
    lacks: [
      "\\bif\\b|\\bin (?:the )?(?:event|case)\\b|\\bwhere\\b|\\brenew|\\bextend|\\bbreach|\\bdefault|\\bcure\\b|\\binsolven|\\bfails?\\b|\\bfailure|\\bremed|[Ff]orce [Mm]ajeure|\\bchange (?:of|in) control|\\binsur|wichtige[mn] Grund|違反|更新",
      "^.{700}",
    ],
    value: `\\b(${duration})(?='?\\s*(?:[a-z]+\\s+){0,6}?(?:prior|before|in advance|advance|notice|written|preceding))|\\bnotice period (?:is|shall be|of) (${duration})`,
  },
  {
    key: "the payment term",
    names: { en: "the payment term", de: "die Zahlungsfrist", ja: "支払期限" },
    near: "\\binvoice|\\bpayable|Zahlung|支払",
    asked: [
      /\b(?:the )?(?:payment (?:terms?|period|deadline)|terms? of payment)\b/i,
      /\b(?:when|within what time|by when|how (?:soon|quickly)) (?:are|is|do|does|must|shall|have|has)? ?(?:the |an )?(?:invoices?|payments?)(?: have| has)?(?: to)?(?: be)? ?(?:payable|due|paid|be paid|made)\b/i,
      /\b(?:die )?Zahlungs(?:frist|ziel|bedingungen)\b|\bwann sind (?:die )?Rechnungen (?:fällig|zu (?:be)?zahlen)|支払(?:い)?(?:期限|期日|条件)/iu,
    ],
    holds: [
      "\\binvoices?\\b|Rechnung|請求",
      "\\bpayable\\b|\\bpaid\\b|\\bpay\\b|\\bpayment\\b|\\bdue\\b|zahl|fällig|支払",
      `\\b(?:within|net|after|from|innerhalb|binnen)\\b|以内|まで`,
      `${duration}|\\d+ (?:Tage?n?|Wochen?)|[0-9０-９一二三六十百]+日|末日`,
    ],
    lacks: [
      "\\binterest\\b|\\boverdue\\b|\\blate\\b|\\bdispute|\\bobject|\\brefund|\\bwithh|\\bif\\b|\\bfail|\\baudit|Verzug|遅延",
      "^.{600}",
    ],
    value: `\\b(${duration})`,
  },
  {
    key: "the term of the agreement",
    names: { en: "the term of the agreement", de: "die Laufzeit", ja: "契約期間" },
    near: "\\bterm of\\b|Laufzeit|有効期間",
    asked: [
      /\bhow long (?:does|is|will) (?:this|the) (?:agreement|contract|lease) (?:runs?|lasts?|continues?|valid|in force|remain in force|be valid)/i,
      /\b(?:how long is )?(?:the )?(?:initial )?(?:term|duration) of (?:this|the) (?:agreement|contract|lease)\b|\b(?:the )?contract (?:term|duration)\b/i,
      /\b(?:die )?(?:Vertrags)?laufzeit(?: des Vertrages| des Vertrags)?\b|(?:契約の?(?:有効)?期間|有効期間)/iu,
    ],
    holds: [
      `\\b(?:[Tt]erm of (?:this|the) (?:Agreement|Contract|Lease)\\b.{0,80}?\\b(?:is|shall be|begins?|commences?|starts?)\\b|(?:[Tt]his|[Tt]he) (?:Agreement|Contract|Lease)\\b.{0,140}?\\b(?:runs?|continues?|remains? in|(?:shall|will) (?:continue|remain|run|be (?:valid|effective|in)))\\b.{0,80}?\\b(?:for|until)\\b)|Vertrag.{0,80}(?:läuft|Laufzeit|geschlossen).{0,80}(?:bis|Monate|Jahre|unbestimmte)|(?:本契約|契約)の?有効期間は`,
    ],
    lacks: [
      "\\bconfidential|\\bwarrant|\\bsurviv|\\bterminated\\b.*\\bif\\b|^If\\b|\\binsur|\\bobligations?\\b|\\bprovisions?\\b|^[^.]{0,40}\\bduring the term",
      "^.{700}",
    ],
    value: null,
  },
  {
    key: "the courts that have jurisdiction",
    names: {
      en: "the courts that have jurisdiction",
      de: "der Gerichtsstand",
      ja: "管轄裁判所",
    },
    near: "\\bcourts?\\b|\\bjurisdiction|Gericht|裁判所",
    asked: [
      /\b(?:which|what) courts? (?:have|has|had) (?:exclusive )?jurisdiction\b|\b(?:the )?place of jurisdiction\b|\b(?:the )?(?:exclusive )?jurisdiction(?: clause)?\b|\b(?:the )?venue\b/i,
      /\b(?:der )?Gerichtsstand\b|\bwelches Gericht (?:ist )?zuständig|管轄裁判所|どの裁判所\p{Script=Hiragana}*管轄\p{Script=Hiragana}*/iu,
    ],
    holds: [
      "\\b[Cc]ourts?\\b.*\\b(?:jurisdiction|venue)\\b|\\b(?:jurisdiction|venue)\\b.*\\b[Cc]ourts?\\b|Gerichtsstand|裁判所.*管轄",
    ],
    lacks: ["\\bopinion\\b|\\binjunct|\\binvalid|\\benforceab|\\bhereby waives", "^.{900}"],
    value: null,
  },
  {
    key: "the clause on assignment",
    names: { en: "the clause on assignment", de: "die Klausel zur Abtretung", ja: "譲渡の条項" },
    near: "\\bassign|Abtretung|abtreten|譲渡",
    asked: [
      /\b(?:can|may) (?:either|a|any|each|one) party assign(?: (?:its|their|any) rights?(?: and (?:obligations|duties))?| (?:it|(?:this|the) (?:agreement|contract)))?\b/i,
      /\b(?:the )?assignment clause\b|\b(?:clause|sentence|provision) (?:on|about) assignment\b/i,
    ],
    holds: [
      "\\b[Aa]ssign(?:s|ed|ment)?\\b",
      "\\b(?:[Nn]either|[Nn]o) party\\b|\\b(?:may|shall|can)\\s*not\\b|\\bprohibited\\b|\\bmay (?:freely )?assign\\b",
      "\\b(?:party|parties)\\b",
    ],
    lacks: ["^.{700}"],
    value: null,
  },
];
