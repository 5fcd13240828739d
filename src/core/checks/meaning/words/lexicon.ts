/**
 * What the field says of more and less, of how sure it is and of how much, in both languages. English is listed as the
 * beginnings of words, Korean as stems; `|` stands between them. Above each entry stands in how many of 6,556 abstracts of
 * recorded days (English) and in how many of the 300 reference cards (Korean) one of its words occurs. Most were chosen by
 * how often they do; some were added for sentences of the looked-at half of the set in `test/fixtures/meaning/`.
 */

/** English words of one meaning and the Korean ones that say the same. */
export type Sense = {
  english: string;
  /** English words that allow the Korean ones, too, but are no proof that these are meant. */
  near?: string;
  korean: string;
};

/** Two meanings that exclude each other. */
export type Axis = {
  plus: Sense;
  minus: Sense;
  /** Whether so many sentences have its words that they tell nothing alone. */
  isCommon?: true;
};

/** Better and worse. */
export const VALUES: Axis = {
  plus: {
    // in 5,093 abstracts
    english:
      "improv|enhanc|boost|strengthen|better|benefi|gains?\\b|mitigat|alleviat|speedup|speed up|accelerat|faster|superior|outperform|surpass|uplift|elevat",
    near: "high|advanc|effective|strong|excel",
    // in 194 cards
    korean: "향상|개선|좋아|나아[지져졌진집질짐]|나은|낫|강화(?! ?학습)|끌어올|끌어 올|이롭|완화",
  },
  minus: {
    // in 1,872 abstracts
    english:
      "degrad|deteriorat|sacrific|worse|hurts?\\b|impair|hinder|bottleneck|suffer|drops?\\b|dropp|declin|underperform|slower|slow\\b|undermin|impede|weaken|limits (?:the|their|its|our)|limiting|harms?\\b",
    near: "fail|struggl|poor|collaps|weak|vulnerab|lower|decreas|limit|loss|error|reduc",
    // in 16 cards
    korean:
      "나빠|나쁘|악화|저하|희생|깎이다|무너지다|무너뜨리다|망치다|망가지다|깎[아인이]|(?<!맞아 ?)떨어[지져졌진집질짐]|떨어뜨|심해|약화|하락|느려|느림|느린|훼손|해침|해치|약해",
  },
};

/** More and less of anything. */
export const AMOUNTS: Axis = {
  plus: {
    // in 5,603 abstracts
    english:
      "increas|grow|rais|rise|rising|expand|enlarg|amplif|higher|larger|more\\b|longer|gains?\\b|improv|boost|enhanc|speedup|double|scal|widen|extend",
    near: "high|large|long|strong|advanc|better|signific|accelerat|effic|enrich|extens|great",
    // in 53 cards
    korean:
      "늘리다|늘어나다|늘[어었고며면지음]|증가|증대|급증|폭증|불어나다|부풀리다|벌리다|더 (?:들[어고며지]|드는|든다|듭|듦)|커지|커진|커짐|커져|커졌|키우|키운|키움|키워|키울|키웠|확대|상승|높아|높이|높인|높임|높여|높일|높였|올리|올려|올림|올린|올렸|오르[고며는지]|올랐|길어|넓어|넓히|넓혀|넓힘|넓혔|많아|불어나|불어난|불어남|치솟",
  },
  minus: {
    // in 2,764 abstracts
    english:
      "reduc|decreas|lower|declin|cut|shrink|fewer|less\\b|drop|minimi|mitigat|alleviat|smaller|shorten|shrunk|fall|narrow|sav(?:e|es|ing|ings)\\b|diminish|degrad|compress|decay|attenuat|suppress|weaken",
    near: "low|small|short|loss|limit|fast|weak|wors|efficien|accelerat|speedup|poor|without|eliminat|light|minor|few|restrict|constrain|clos",
    // in 48 cards
    korean:
      "줄이다|줄어들다|줄[어었고며면지음]|급감|덜 (?:들[어고며지]|드는|든다|듭|듦)|감소|축소|절감|단축|낮추다|낮아지다|낮아|작아|하락|짧아|(?<!맞아 ?)떨어|좁혀|좁히|좁힘|좁혔|적어[지졌진짐]|내려[가간갔감]|내리[고며는]|깎[아인이]|쪼그라",
  },
};

/** Other opposites. */
export const OPPOSITES: readonly Axis[] = [
  {
    plus: {
      // in 1,115 abstracts
      english: "fast|speedup|speed up|accelerat|quick|rapid",
      near: "high|real time|efficien|low latency",
      // in 8 cards
      korean: "빠르|빨라|빠름|빠릅|빠른|빨랐|앞당",
    },
    minus: {
      // in 141 abstracts
      english: "slow",
      near: "longer|overhead|lag|delay|expens",
      // in 2 cards
      korean: "느리|느려|느림|느립|느린|느렸|더디|더딘",
    },
  },
  {
    plus: {
      // in 831 abstracts
      english: "over \\d|above|exceed|more than|>",
      near: "at least|greater|beyond|reach|high|up to|better|superior|surpass|outperform",
      // in 10 cards
      korean: "넘[는은긴김어었기]|넘겨|초과|웃[도돌돎]|상회",
    },
    minus: {
      // in 233 abstracts
      english: "below|under \\d|less than|fewer than|<",
      near: "at most|lower|fall short|short of|lag|worse|no |not |fail|underperform",
      // in 1 cards
      korean: "미만|밑[도돌돎]|못 미[치친쳐]|못미[치친쳐]|미치지 못|하회",
    },
  },
  {
    plus: {
      // in 587 abstracts
      english: "up to|at most|as much as|as many as|no more than",
      near: "maxim|highest|peak|large|most",
      // in 11 cards
      korean: "최대|많아야|기껏해야",
    },
    minus: {
      // in 41 abstracts
      english: "at least|no less than|no fewer",
      near: "minim|lowest|smallest|least|only|few",
      // in 1 cards
      korean: "최소(?!화|한)|적어도|최저",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 2,954 abstracts
      english: "high|highly",
      near: "superior|great|strong|better|improv|more|good|increas|enhanc|excel|boost|ris|large|state of|best|top|signific|substanti|expens|over|above|surpass|outperform|exceed|advanc|accelerat",
      // in 70 cards
      korean: "높[아은이다고으]|높음|높였|높여|높임",
    },
    minus: {
      // in 1,066 abstracts
      english: "low|poor|inferior",
      near: "weak|reduc|degrad|limit|decreas|less|small|wors|minim|insuffic|lack|ineffic|drop|declin|few|cheap|minor|hinder|suffer|gap|fail|short|below|struggl|save",
      // in 9 cards
      korean: "낮[아은추다고으]|낮음|낮췄|낮춰|낮춤",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 1,569 abstracts
      english: "open",
      near: "public|releas|availab",
      // in 31 cards
      korean: "(?<!비)공개|오픈",
    },
    minus: {
      // in 470 abstracts
      english: "closed|proprietary",
      near: "private|commercial",
      // in 2 cards
      korean: "비공개|폐쇄|상용",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 242 abstracts
      english: "eas(?:y|i)|readily",
      near: "simpl|straightforward",
      // in 6 cards
      korean: "쉬운|쉽[게고지다]|쉬움|수월",
    },
    minus: {
      // in 2,548 abstracts
      english: "hard\\b|harder|difficult|intractable|challeng",
      near: "tough|complex|struggl|fail|cannot|imposs|non|obstacle|limit|suffer|hinder|problem|issue|unclear|lack|demand|costly|expens|under",
      // in 11 cards
      korean: "어려[운움워]|어렵|까다|힘[들든듦]",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 3,726 abstracts
      english: "large|big|massive|huge",
      near: "great|signific|substanti|strong|major|high|consider|vast|broad|wide|scal|increas|drastic|dramatic|remark|far|much|more|grow|sharp|marked|severe|long|full|extensive",
      // in 52 cards
      korean: "(?<![가-힣])(?:큰 (?!폭|차)|대규모)",
    },
    minus: {
      // in 768 abstracts
      english: "small|tiny|compact",
      near: "little|light|minor|minim|margin|slight|low|reduc|mini|less|narrow|short|modest|neglig|few|limit|single|sub",
      // in 11 cards
      korean: "(?<![가-힣])작은|소규모|소형",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 1,242 abstracts
      english: "long",
      near: "extend|length|prolong|extensive|full|more|time|wide|large|increas|verbos",
      // in 25 cards
      korean: "(?<![가-힣])(?:긴|길[게고어다])|장기|장문",
    },
    minus: {
      // in 467 abstracts
      english: "short",
      near: "brief|concise|compact|compress|prun|fast|quick|reduc|less|minim|few|small",
      // in 4 cards
      korean: "짧[은게고아다]|단기|단문",
    },
  },
  {
    plus: {
      // in 103 abstracts
      english: "positive",
      near: "good|correct|benef|success|chosen|prefer",
      // in 4 cards
      korean: "긍정|양수|양의",
    },
    minus: {
      // in 117 abstracts
      english: "negative",
      near: "penal|adverse|harm|wrong|incorrect|bad|deny|reject|inject",
      // in 3 cards
      korean: "부정[적 ]|음수|음의",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 703 abstracts
      english: "success|succeed",
      near: "solv|achiev|complet|pass|work|effective|win",
      // in 10 cards
      korean: "성공",
    },
    minus: {
      // in 909 abstracts
      english: "fail|unsuccess",
      near: "error|collaps|not|struggl|cannot|wrong|loss",
      // in 4 cards
      korean: "실패",
    },
  },
  {
    plus: {
      // in 45 abstracts
      english: "cheap|inexpensive|affordab",
      near: "low|reduc|less|sav|economic|cost effective|efficien",
      // in 1 cards
      korean: "저렴|(?<![가-힣])(?:싸[게고며다서지]|싼 |쌈|쌉)",
    },
    minus: {
      // in 365 abstracts
      english: "expensive|costly|pric(?:y|ier)",
      near: "high|prohibit|more|increas|heav|intensive|cost\\b",
      // in 2 cards
      korean: "비싸|비싼|비쌈|비쌉|고가",
    },
  },
  {
    plus: {
      // in 1,841 abstracts
      english: "frequent|often|common(?!sense| sense)|prevalen|widespread",
      near: "typical|usual|many|most|general|widely|ubiquit|popular",
      // in 1 cards
      korean: "(?<![가-힣])(?:자주|잦[은아음]|빈번|흔[히하한])",
    },
    minus: {
      // in 170 abstracts
      english: "rare|seldom|infrequent|uncommon|scarce",
      near: "few|little|sparse|limit|long tail|hardly|under",
      // in 0 cards
      korean: "(?<![가-힣])(?:드물|드문|좀처럼)",
    },
  },
  {
    plus: {
      // in 349 abstracts
      english: "static",
      near: "fixed|frozen|constant",
      // in 1 cards
      korean: "(?<![가-힣])정적",
    },
    minus: {
      // in 1,166 abstracts
      english: "dynamic",
      near: "adaptive|flexib|evolv|chang|var|on the fly",
      // in 31 cards
      korean: "(?<![가-힣])동적",
    },
  },
  {
    plus: {
      // in 256 abstracts
      english: "online",
      near: "on policy|streaming|web|internet",
      // in 4 cards
      korean: "온라인",
    },
    minus: {
      // in 129 abstracts
      english: "offline",
      near: "off policy|static",
      // in 3 cards
      korean: "오프라인",
    },
  },
  {
    plus: {
      // in 466 abstracts
      english: "internal|inner|intrinsic",
      near: "inside|inherent|own|in domain|within|self|in house",
      // in 3 cards
      korean: "내부|내재|안쪽",
    },
    minus: {
      // in 384 abstracts
      english: "external|outer|extrinsic|outside",
      near: "tool|other|environment|out of|third|web|beyond",
      // in 7 cards
      korean: "외부|외재|바깥",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 1,380 abstracts
      english: "strong",
      near: "power|robust|high|signific|great|intens|large|best|better|capab|good|state|excel|impress|superior",
      // in 25 cards
      korean: "강[한함][^가-힣]|강력",
    },
    minus: {
      // in 233 abstracts
      english: "weak",
      near: "poor|fragil|low|small|limit|less|brittle|vulnerab|worst|insuff|struggl|fail",
      // in 3 cards
      korean: "약[한함하][^가-힣]|취약",
    },
  },
  {
    isCommon: true,
    plus: {
      // in 2,374 abstracts
      english: "need|requir|necess|must\\b",
      near: "essential|demand|depend|rel|crucial|critical|call|should|important|want",
      // in 13 cards
      korean: "필요(?!성|[가는]? ?없|[하로]?지? ?(?:않|하지))|필수|있어야",
    },
    minus: {
      // in 1,787 abstracts
      english: "without|free\\b|unnecess|redundan|no need|obviat",
      near: "eliminat|not|remov|independ|zero|less|never|bypass|avoid|self|no ",
      // in 6 cards
      korean: "필요[가는]? ?없|불필요|필요로? ?하지 않|군더더기|의존하지 않|기대지 않",
    },
  },
];

/** Words that leave nothing out, and the English words that allow them. */
export const UNIVERSALS: readonly Sense[] = [
  {
    // in 6,159 abstracts
    english:
      "all\\b|every|each|any|entire|whole|across|throughout|full|complete|universal|both|always|regardless|total|wherever|arbitrary|overall|comprehensive|global|consistent|general|various|divers|wide|unified|end to end|public|omni|no\\b|as many",
    // in 10 cards
    korean: "모든|온갖",
  },
  {
    // in 5,047 abstracts
    english:
      "always|every|all\\b|consistent|invariab|must|necess|ensur|guarant|each|whenever|any|constant|certain|inevitab|requir|essential|need|only|strict|enforc|forc",
    // in 0 cards
    korean: "(?<![가-힣])(?:항상|언제나|매번|반드시|어김없이)",
  },
  {
    // in 5,972 abstracts
    english:
      "all\\b|entire|whole|full|every|each|total|complete|overall|global|both|across|any|universal|throughout|holistic|end to end|complex|joint|dataset|corpus",
    // in 0 cards
    korean:
      "(?<![가-힣])(?:전부|모조리|하나같이|빠짐없이|일제히)|통틀어|전체(?= ?(?:샘플|데이터|과제|문제|문항|영역|분야|언어|사례)?(?:에서|로 |에 걸|를 통틀|를 아우))",
  },
  {
    // in 5,983 abstracts
    english:
      "any|regardless|all\\b|every|across|both|independen|irrespective|agnostic|arbitrar|universal|each|whatever|whether|either|general|invarian|always|consistent|no matter|wide|varying|without|free\\b|specific",
    // in 2 cards
    korean:
      "(?:어떤|어느|무슨|무엇)[^,.]{0,12}(?:든지?|이라도|라도|아도|어도|해도)(?![가-힣])|(?:어떤|어느) [가-힣 ]{1,8}(?:에서도|에도) |가리지 않|상관없이|상관 없이|관계없이|관계 없이|막론하|불문하|구애받지|구애 없이|어느 경우에나",
  },
  {
    // in 3,997 abstracts
    english:
      "full|complete|entire|total|perfect|wholly|all\\b|pure|thorough|absolut|complex|exact|lossless|never|every|no\\b|not\\b",
    // in 5 cards
    korean: "완전히|완벽하게|완벽히|송두리째",
  },
  {
    // in 5,706 abstracts
    english:
      "no\\b|not\\b|never|without|any|zero|none|free|cannot|lack|nothing|always|all\\b|every|entire|neither|un[a-z]+|absen|complete|absolut|impossib|consistent",
    // in 2 cards
    korean:
      "(?<![가-힣])(?:전혀|일절|절대로|절대 |결코(?! ?(?:쉽|쉬|간단|가볍|적|작))|한 번도|단 한|예외 없이|더는|조금도)",
  },
  {
    // in 4,056 abstracts
    english: "only|sole|pure|exclusiv|mere|just|alone|single|simpl|unique|entire|but\\b",
    // in 0 cards
    korean: "오로지|오직",
  },
  {
    // in 5,712 abstracts
    english:
      "consisten|across|all\\b|always|stead|stab|continu|uniform|robust|each|every|both|reliab|persist|sustain|invariab|coheren|keep|over time|still",
    // in 3 cards
    korean: "일관되게|한결같이|꾸준히",
  },
  {
    // in 3,766 abstracts
    english: "only|sole|unique|single|exclusiv|first|alone|just|no other|one of a kind|lone",
    // in 0 cards
    korean: "(?<![가-힣])유일(?:한|하게|함)|남김없이",
  },
  {
    // in 4,799 abstracts
    english: "all\\b|entire|whole|full|every|each|throughout|across|complete|end to end|global|any",
    // in 0 cards
    korean: "(?<![가-힣])전 (?:시대|기간|영역|분야|과정|구간|범위|플랫폼|언어|과제)",
  },
];

/** Words that leave room for exceptions. */
export const EXCEPTIONS: Sense = {
  // in 3,217 abstracts
  english:
    "most (?:of|[a-z]+s)\\b|mostly|majority|many\\b|often|typically|usually|largely|primarily|mainly|partial(?! ?(?:ly )?observ)|partly|frequently|generally|some\\b|sometimes|certain\\b|subset|portion|rarely|predominantly|in part (?:due|because)",
  // in 174 cards
  korean:
    "대부분|대체로|대개|대다수|주로|주된|흔히|자주|잦|많|상당|일부|때가|경우|종종|편[이임]|경향|보통|통상|일반적|치우|쉽|[탓점]도|부분|거의|다수|더러|가끔|때때로|때로|몇|어느 정도|드물|여럿|여러|과반|곧잘|한정|특정|일쑤|집중|중심|위주|크게|널리|주요|제한|전형|가운데|중 ",
};

/** Those of them whose loss alone makes a sentence say too much. */
export const SHARES =
  "most (?:of|[a-z]+s)\\b|mostly|majority|many cases|partial(?:ly)? due|in part (?:due|because)|primarily due|a portion|subset";

/** Nothing else: the Korean particle, and the English words that allow it. */
export const ONLY: Sense = {
  // in 4,608 abstracts
  english: "only|sole|just|exclusiv|alone|single|mere|limit|restrict|pure|without|simpl",
  // in 19 cards
  korean: "[가-힣A-Za-z](?<![십백천억수몇])만(?= |을|이|의|$)|뿐(?! ?(?:만 )?아니)",
};

/** As good as another, and no better. */
export const LIKENESS: Sense = {
  // in 1,540 abstracts
  english:
    "comparabl|competitive|on par|par with|parity|rivals?\\b|rivaling|similar to|close to|equivalent|match(?:es|ing|ed)?\\b",
  // in 64 cards
  korean:
    "비슷|견줄|견주|대등|필적|맞먹|겨룰|겨루|겨룬|버금|경쟁|지 않|준하|근접|못지|유사|동등|같은 (?:수준|성능|정도|점수)|비등|나란|손색|일치|맞추|못잖|어깨|comparable|차이가 없|가까|같거나",
};

/** What may be, and need not. */
export const CHANCES: Sense = {
  // in 967 abstracts
  english:
    "may\\b(?! \\d)|might\\b|could\\b|potentially|possibl[ey]\\b|likely|perhaps|suggests? (?:that|an?\\b|the)|appears? to|seems?\\b|tends? to|speculat|conjectur",
  // in 249 cards
  korean:
    "수 있|수도|가능|시사|우려|지도 모|듯|잠재|추정|할 만|보[임인]|암시|여지|경향|전망|추측|가설|기대|소지|예상|위험|것으로|잦|쉽|쉬[운움]|편[임이]|가까|아마|제안|불확실|려는|수 없|여겨|의심|확률|하곤|대체로|치우|흔히|주로|향[함하했]",
};

/** What only gives hope; the Korean words tell it as proven. */
export const PROMISES: Sense = {
  // in 1,238 abstracts
  english: "promising|promise|potential\\b|preliminary|encouraging",
  // in 63 cards
  korean: "입증|증명|확실|완전히|해결했|해결함|반드시|보장|틀림없|명백",
};

/** What somebody wants, and has not shown. */
export const AIMS: Sense = {
  // in 1,788 abstracts
  english:
    "aims? (?:to|at)|aiming (?:to|at)|aimed (?:to|at)|goal (?:is|of|to)|intended to|intends? to|seeks? to|seeking to|strives? to|striving to|hopes? (?:to|that|our|this)|plans? to|will be|expected to|we expect|envision|future (?:work|research|directions)|can serve|towards? |encourag|attempts? to|tries to|try to",
  // in 297 cards
  korean:
    "목표|목적|위[해한함]|[하]려|고자|려[는고]|노[리린림려]|겨냥|의도|지향|계획|예정|기대|바라|바랍|바람|앞으로|향후|도록|추구|것임|취지|희망|방향|과제|미래|필요|제안|설계|시도|힘쓰|포부|모색|꾀|대비|수 있|잠재|가능|후속|다음|향한|향해|걸음",
};

/** What was shown. */
export const RESULTS: Sense = {
  // in 6,469 abstracts
  english:
    "show|demonstrat|achiev|result|found|find|reveal|outperform|signific|gain|observ|confirm|verif|eviden|yield|lead|surpass|exceed|improves\\b|improved|reduces\\b|establish|enables\\b|success|prov",
  // in 138 cards
  korean:
    "(?<![가-힣])(?:이미|실제로) (?=[가-힣 ]{0,6}[갔왔섰졌났겼렸했됐았었였])|확인[됐되된됨]|입증|나타났|나타남|측정[됐되]|드러났|드러남|해결[했됨됐되함]|(?:해소|달성|도달|완성)(?! [가-힣]+[은는이가을를의])|매듭|해냈|끌어올[렸림]|높아[졌짐]|구축[함했됨됐]",
};

/** Limits of a number: the English words stand before it, the Korean ones around it. */
export const LIMITS: readonly Sense[] = [
  {
    // in 588 abstracts
    english: "up to|at most|as much as|as many as|no more than|maximum of",
    // in 24 cards
    korean: "최대|까지|이하|이내|많게는|넘지|한도|상한|많아야|이르|최고|~|만에|안에",
  },
  {
    // in 2,833 abstracts
    english: "at least|over|more than|above|exceeding|no less than|>",
    // in 265 cards
    korean:
      "이상|넘|초과|여 ?[가-힣]|최소|적어도|웃|남짓|이르|\\+|육박|상회|돌파|보다|>|을 뛰|가까",
  },
  {
    // in 2,664 abstracts
    english: "under|less than|fewer than|below|<",
    // in 98 cards
    korean:
      "미만|이하|이내|못 미|못미|미치지|밑|넘지|적은|내에|불과|안에|도 안|채|아래|보다|<|안 되|만으로|만에",
  },
  {
    // in 160 abstracts
    english: "nearly|almost|close to",
    // in 232 cards
    korean: "거의|가까|육박|약 ?\\d|안팎|정도|근접|사실상|달하|달함|이르|대략|쯤|에 맞먹|여 ",
  },
];

/** Who is ahead, and who is behind: verbs and what goes with them. */
export const ORDERS: Axis = {
  plus: {
    // in 2,148 abstracts
    english:
      "outperform[a-z]*|surpass[a-z]*|exceed[a-z]*(?! \\d)|beats?|beating|superior to|better than|faster than|higher than",
    // in 37 cards
    korean:
      "앞서|앞선|앞섬|앞섭|앞섰|앞질|능가|뛰어넘|웃도|웃돌|웃돎|웃돕|따돌|제치|제친|제쳤|제칩|초월|추월|상회|넘어서|넘어선|넘어섬|넘어섰|넘어설|앞설|앞지르|앞지른|누르고|눌렀|(?<![가-힣])이[기긴깁겼겨김]|압도",
  },
  minus: {
    // in 132 abstracts
    english:
      "underperform[a-z]*|lags?(?: far)? behind|trails?(?: behind)?|worse than|inferior to|falls? short of|lower than|slower than",
    // in 9 cards
    korean:
      "뒤지|뒤진|뒤짐|뒤졌|뒤져|뒤질|뒤집니|뒤처|밀리|밀린|밀림|밀려|밀립|밀렸|못 미|못미|미치지 못|하회|밑도|밑돌|밑돎|밑돕|못하|못한|못함|못했",
  },
};

/** What something is for. */
export const PURPOSES = "to [a-z]+|for [a-z]+ing";

/** What is wished for, planned or meant to come. */
export const WISHES: Sense = {
  // in 3,439 abstracts
  english:
    "(?:aims? (?:to|at)|aiming (?:to|at)|aimed at|goal (?:is|of)|intended to|seeks? to|strives? to|hopes? (?:to|that|our|this)|plan to|will be|expected to|we expect|future|to (?:address|mitigate|tackle|overcome|enhance|improve|enable|facilitate|strengthen|further|alleviate|promote|foster|resolve|reconcile|help))\\b",
  // in 296 cards
  korean:
    "목표|목적|위[해한함]|하려|고자|려[는고]|노[리린려]|겨냥|의도|지향|계획|예정|기대|바라|바랍|바람|앞으로|향후|도록|희망|우선 과제|방향|필요|[을를] 위|후속|제안|가능|수 있",
};

/** What was reached. */
export const ACHIEVEMENTS: Sense = {
  // in 6,288 abstracts
  english:
    "demonstrat|achiev|results?\\b|found\\b|reveal|outperform|significant|gains?\\b|observ|confirm|verif|surpass|exceed|show(?:s|n|ed|ing)?\\b|experiments?\\b|yield|improved|successfully|improves|reduces",
  // in 139 cards
  korean:
    "높였|높아졌|끌어올렸|끌어올린|해결했|해결됐|해결되었|(?:해소|달성|실현)(?! [가-힣]+[은는이가을를의])|줄였|줄었|줄어들었|만들었|만들어졌|매듭|해냈|확인[되됐]|나타났|입증|개선되|개선했|개선됐|향상되|향상됐|향상시켰|쓰이고 있|공개되어 있|공개되었|마련했|정리됐|정리했|구축[했됐되]|이뤄|이루어",
};
