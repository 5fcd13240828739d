import type { Axis } from "./lexicon.ts";

/**
 * Further opposites, in the form of the lexicon: pairs of English words that recorded abstracts often have and
 * that have a contrary.
 */
export const FURTHER_OPPOSITES: readonly Axis[] = [
  {
    plus: {
      english: "closer|closest|close to|converg|approach(?:es|ing)",
      near: "near|align|match|narrow|bridg|clos|reduc|similar|consisten",
      korean: "가까워|가깝|다가[가서섬선]|수렴|근접",
    },
    minus: {
      english: "farther|further from|away from|diverg|distant|deviat|drift",
      near: "far|gap|mismatch|depart|differ(?!enti)|discrepan|shift|separat|beyond",
      korean: "멀어|멀리|동떨어|벌어|벌림|벌리|발산|이탈",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "simpl[a-z]*|straightforward|minimalist",
      near: "eas|light|elegant|effortless|plain|direct|without|eliminat|reduc|basic|naive",
      korean: "단순(?!히)|간단|간결|간소",
    },
    minus: {
      english: "complex|complicat|intricate|sophisticat|elaborat",
      near: "challeng|difficult|hard|rich|compound|multi|compos|advanced|high|divers|comprehens|increas|nuanc|heterogen",
      korean: "복잡",
    },
  },
  {
    plus: {
      english: "widen|broaden|enlarg",
      near: "increas|grow|exten|expand|more|larg|scal|improv|amplif|wide",
      korean: "벌[려린렸리림릴립]|벌어[졌진짐지]|넓[히혀힌힘]",
    },
    minus: {
      english: "narrow(?:s|ed|ing)?\\b|clos(?:e|es|ing) the|bridg|reduc",
      near: "shrink|decreas|less|small|limit|mitigat|lower",
      korean: "좁[히혀힌힘아]|메[우워운움]|줄[이여임인었어]",
    },
  },
  {
    plus: {
      english: "strengthen|reinforc(?!ement)|amplif|intensif",
      near: "enhanc|improv|boost|increas|strong|emphas|promot|upweight|more|worse|aggravat|exacerbat",
      korean: "강화(?! ?(?:학습|신호|데이터))|증폭|북돋|키[우워운움]",
    },
    minus: {
      english: "weaken|attenuat|suppress|dampen|mitigat|alleviat|downweight",
      near: "reduc|less|decreas|weak|lower|prevent|limit|inhibit|diminish|curb|soft",
      korean: "약화|억제|억누|약해|누그러|완화|감쇠",
    },
  },
  {
    plus: {
      english: "sufficient|enough|adequate|abundan|ample|plenty",
      near: "rich|well|large|full|extensive|mature|wide|many",
      korean: "충분(?!히? ?(?:않|못|하지|치))|넉넉",
    },
    minus: {
      english:
        "insufficient|inadequate|lack|scarc|limited|shortage|under ?explored|under ?studied|under ?represented|sparse",
      near: "few|little|poor|not|absen|gap|no |low|miss|without|fail|nascent|only|less|small",
      korean: "불충분|부족|모자라|모자란|모자람|희소|드물|드문|빈약|미흡",
    },
  },
  {
    plus: {
      english: "stabl|stabili[sz]|steady|steadi",
      near: "robust|consisten|reliab|smooth|sustain|mitigat|prevent|without",
      korean: "(?<!불)안정(?!성? ?(?:이|을)? ?(?:잃|떨어|무너))",
    },
    minus: {
      english: "unstabl|instabil|destabil|collaps|fluctuat|volatil",
      near: "brittle|fragile|noisy|diverg|variance|oscillat|stochast",
      korean: "불안정|흔들|요동|출렁",
    },
  },
  {
    plus: {
      english: "consisten|coheren",
      near: "align|uniform|same|agree|stab|faithful|preserv|unif|across|robust|steadi",
      korean: "(?<!비|불)일관(?!성? ?(?:이|을)? ?(?:없|잃|떨어|깨))",
    },
    minus: {
      english: "inconsisten|incoheren|contradict|discrepan|mismatch|conflict",
      near: "differ|vary|gap|diverg|error|bias|unstabl|fragment|degrad|poor|struggl|fail",
      korean: "비일관|불일치|모순|어긋|들쭉날쭉",
    },
  },
  {
    plus: {
      english: "supervised|labell?ed|annotated",
      near: "label|annotat|human|teacher|ground truth|semi|weak|expert|curated|sft|fine tun",
      korean:
        "(?<!비|자기 ?|자가 ?)지도 ?(?:학습|방식|미세|fine)|라벨이 (?:있|붙|달)|라벨[을]? (?:쓰|써|필요)",
    },
    minus: {
      english:
        "unsupervised|self supervised|unlabell?ed|label free|annotation free|without (?:any )?(?:labels?|annotations?|supervision)",
      near: "zero|free|no |without|self|weak|semi",
      korean: "비지도|자기 ?지도|자가 ?지도|라벨 ?없|라벨이 없",
    },
  },
  {
    plus: {
      english: "accept|adopt|endors|approv|agree|comply|complian",
      near: "support|prefer|allow|select|follow|positive|favor|pass",
      korean: "수용|받아들|승인|찬성|동의",
    },
    minus: {
      english: "reject|refus|declin(?:e|es|ed|ing) to|disagree|discard|den(?:y|ies|ied)",
      near: "filter|negative|avoid|abstain|withh|drop|fail|exclud|remov",
      korean: "거부|거절|반려|기각|배척",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "includ|incorporat|contain|retain|keep|preserv|maintain|with\\b",
      near: "compris|consist|cover|add|integrat|us|featur|combin|span|alongside|plus|and",
      korean: "(?<![가-힣])(?:포함해|포함한|포함됨|포함함|포함하|담[아은고])",
    },
    minus: {
      english: "exclud|omit|remov|discard|eliminat|without|except|drop|prun|ignor|strip",
      near: "filter|no |not|free|absen|mask|ablat|avoid|skip|less|only|rather|instead|beyond|other than",
      korean: "제외|배제|(?<![가-힣])(?:뺀|빼고|빼[어서내]|빠[져진짐])|누락",
    },
  },
  {
    plus: {
      english:
        "overestimat|overfit|overconfiden|overstat|overlong|excessiv|over\\b|too (?:many|much|large|long)",
      near: "inflat|exaggerat|more|high|bias|redundan|verbose|larg",
      korean: "과대|과다|지나치게 (?:많|크|길|높)|너무 (?:많|크|길|높)|부풀",
    },
    minus: {
      english:
        "underestimat|underfit|underconfiden|understat|under ?[a-z]+|insufficient|limited|too (?:few|small|short|little)|lack|few",
      near: "less|low|small|poor|weak|short|scarc|only|minim",
      korean: "과소|지나치게 (?:적|작|짧|낮)|너무 (?:적|작|짧|낮)",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "safe\\b|safer|safety|benign|harmless|secure|safeguard",
      near: "protect|align|guard|defen|trust|robust|risk|harm",
      korean: "안전(?!하지|성?이 ?(?:떨|낮|취))|무해",
    },
    minus: {
      english: "unsafe|harmful|dangerous|malicious|toxic|insecure|hazard",
      near: "risk|attack|adversar|jailbreak|vulnerab|threat|safe|misuse",
      korean: "위험하|위험한|유해|해로운|불안전|악의",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "coarse|global|high level|holistic|overall|scene level|sentence level|rough",
      near: "whole|entire|general|broad|abstract|low resolution|course|full|large",
      korean: "대략적|거친|거시|개략|굵직",
    },
    minus: {
      english:
        "fine grained|fine\\b|detail|local|granular|low level|precise|pixel level|token level",
      near: "specific|dense|high resolution|subtle|nuanc|careful|small|micro|refin|region",
      korean: "세밀|세세|미시|미세(?! ?조정)|촘촘",
    },
  },
  {
    plus: {
      english: "explicit",
      near: "direct|clear|visible|external|verbal|defin|specif|hard|overt|concrete",
      korean: "명시(?:적|하|한|된)",
    },
    minus: {
      english: "implicit|latent|tacit|hidden",
      near: "internal|indirect|inherent|underlying|intrinsic|soft|covert",
      korean: "암묵|암시적|은연중|잠재적으로",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "manual|human|by hand|hand craft|handcraft|expert|annotator|crowd|people|user",
      near: "curat|person|author|participant|player|domain|verified|written|physician|clinic",
      korean: "수작업|수동|손으로|(?<![가-힣])사람이 (?:직접|일일이|손수)",
    },
    minus: {
      english:
        "automat|autonom|machine|self|model generated|llm|synthetic|without human|programmatic|agent",
      near: "pipeline|generated|rule|script|engine|system|algorithm|model",
      korean: "자동|자율|스스로|알아서",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "real world|real\\b|realistic|actual|authentic|physical|genuine|natural|in the wild",
      near: "practic|deploy|human|live|true|photo|world",
      korean: "실세계|실물|실측|(?<![가-힣])(?:실제|현실)(?! ?(?:처럼|같|에 가까|로))",
    },
    minus: {
      english: "synthetic|simulat|virtual|artificial|fictiti|generated|fake|mock",
      near: "imag|sandbox|model|game|digital|render|hypothe|toy|proxy|world model",
      korean: "(?<![가-힣])(?:가상|모의|허구|가짜|시뮬레이션)",
    },
  },
  {
    plus: {
      english: "dense|densif|denser",
      near: "rich|full|heavy|compact|high|fine|more|every|per token",
      korean: "(?<![가-힣])(?:밀집|조밀|촘촘|빽빽)",
    },
    minus: {
      english: "sparse|sparsity|sparsif|coarse",
      near: "few|limited|low|selective|pruned|delayed|scarce|rare|moe|mixture",
      korean: "(?<![가-힣])(?:희소|성긴|성기|듬성|띄엄)",
    },
  },
  {
    plus: {
      english: "continuous|continual|seamless",
      near: "smooth|ongoing|stream|real time|constant|long|always|flow|latent",
      korean: "(?<!불)연속(?:적|인| )|끊임없|끊김없",
    },
    minus: {
      english: "discrete|discontinu|intermittent|quantiz|token",
      near: "separate|fragment|categor|step|symbol|non",
      korean: "이산|불연속|띄엄",
    },
  },
  {
    plus: {
      english: "maximi[sz]|largest|highest|greatest|upper",
      near: "max|best|most|up to|optim|increas|peak|top|improv|high",
      korean: "최대화|극대화|가장 (?:높|큰|많|긴|넓)",
    },
    minus: {
      english: "minimi[sz]|smallest|lowest|least|fewest|lower bound",
      near: "min|reduc|less|small|few|cheap|weak|optim|worst|decreas|low|short|slight",
      korean: "최소화|극소화|가장 (?:낮|작|적|짧|좁)",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "enabl|allow|facilitat|support|promot|encourag|help|foster|empower",
      near: "improv|let|make|provid|can|give|permit|enhanc|possibl|benefi|unlock|aid|guid|accelerat|capab",
      korean: "촉진|북돋|(?<![가-힣])(?:돕[는고습]|도와|도움)",
    },
    minus: {
      english:
        "hinder|prevent|imped|hamper|inhibit|obstruct|discourag|prohibit|forbid|block|restrict|limit",
      near: "difficult|challeng|avoid|constrain|degrad|suppress|interfer|hurt|harm|conflict|bottleneck|cannot|fail|suffer|barrier|slow|undermin",
      korean: "가로막|방해|저해|저지|금지|(?<![가-힣])막[는아고은음]",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "correct(?!ion|ing)|accurate|right\\b|true\\b|valid|precise|faithful",
      near: "exact|proper|reliab|success|verif|ground|gold|high",
      korean: "(?<!부)정확(?!도|하지|성이 ?(?:떨|낮))|올바[른르]|(?<![가-힣])맞[는은힌]",
    },
    minus: {
      english: "incorrect|inaccurate|wrong|false|invalid|erroneous|flawed|mistak|error",
      near: "fail|bias|mislead|hallucinat|not|poor|fault|noisy|spurious|imprecise|unfaithful|bug|defect|correct",
      korean: "부정확|잘못|틀[린리렸]|그릇된|오류가",
    },
  },
  {
    plus: {
      english: "rises?\\b|rising|surg|climb|soar",
      near: "increas|grow|improv|higher|gain|more|up|larg|scal|acceler",
      korean: "치솟|급증|급등|불어[나난]|솟",
    },
    minus: {
      english: "falls?\\b|plung|plummet|drops?\\b|dropp|declin|collaps",
      near: "decreas|reduc|lower|degrad|less|down|loss|deteriorat|fail|worse",
      korean: "급감|급락|곤두박|추락|떨어[지진졌짐]|내려[가간갔감]",
    },
  },
  {
    plus: {
      english: "many\\b|numerous|extensive|widespread|widely|abundan|large number|frequent",
      near: "most|various|multiple|several|more|broad|increas|popular|common|often|well|much|all|plenty|wide|large",
      korean: "널리|많이|수많|숱한",
    },
    minus: {
      english:
        "few\\b|little\\b|limited|scarce|rare|under ?explored|under ?studied|unexplored|sparse|small number",
      near: "lack|less|only|insuffic|low|small|single|minim|no |not|poor|fewer|narrow|nascent|hardly",
      korean: "거의 없|드물|드문|극소수|적[은다고음](?![가-힣])",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "separat|decoupl|disentangl|decompos|isolat|split|divid|independent",
      near: "distinct|individual|modular|two|part|factor|segment|each|dual|different",
      korean: "(?<![가-힣])(?:분리|따로|쪼개|떼어|분해|독립)",
    },
    minus: {
      english: "unif|joint|combin|merg|integrat|coupl|fus|together|shared|single",
      near: "both|with|end to end|couple|link|align|holistic|share|coherent|one|and|common|interleav|incorporat",
      korean: "(?<![가-힣])(?:통합|한데|합[쳐친치]|묶[어은음]|아우르|한꺼번|하나로)",
    },
  },
  {
    plus: {
      english:
        "open ended|unknown|unseen|unfamiliar|novel|new\\b|out of distribution|ood|out of domain|unexplored",
      near: "zero shot|general|first|divers|beyond|emerg|held out|different|other|open|wild",
      korean: "(?:처음 보|낯선|미지의|보지 못|본 적 없|학습에 없)",
    },
    minus: {
      english: "known|seen\\b|familiar|in distribution|in domain|existing|training data|same",
      near: "previous|already|trained|learned|observ|stand|fit|memor",
      korean: "(?:이미 본|익숙|아는 |학습한 적|본 적이? 있|낯익)",
    },
  },
  {
    plus: {
      english: "agree|consensus|unanim",
      near: "align|consisten|correlat|match|support",
      korean: "합의|의견이 (?:같|일치|모)",
    },
    minus: {
      english: "disagree|debate|controvers|unclear|open question|ambigu|conflict|unresolved",
      near: "question|uncertain|not|unknown|differ|mixed|contradict|under",
      korean: "논란|논쟁|엇갈|불분명|불명확",
    },
  },
  {
    isCommon: true,
    plus: {
      english: "clear|evident|obvious|apparent|well (?:understood|known|established)",
      near: "significant|explicit|strong|distinct|transparent|remark|show|demonstrat|visibl|reveal|understand|interpret|prominent",
      korean: "(?<!불)분명(?!하지|치)|명확(?!하지|히 ?(?:하|밝))|뚜렷(?!하지)",
    },
    minus: {
      english:
        "unclear|ambigu|vague|poorly understood|not (?:well )?understood|elusive|unknown|obscur|opaque",
      near: "uncertain|not|lack|question|unexplored|under|mystery|open|hidden|black box|whether|noisy|implicit",
      korean: "불분명|불명확|모호|알려지지 않|알 수 없|흐릿|희미",
    },
  },
];
