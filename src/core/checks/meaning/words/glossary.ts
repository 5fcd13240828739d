import { toPairTable } from "../../text/pair-table.ts";
import { COMMON } from "./common.ts";
import { conjugate } from "./conjugate.ts";
import { FURTHER_ENTRIES } from "./further-entries.ts";
import { NOUNS } from "./nouns.ts";
import { VERBS } from "./verbs.ts";
import { toWordBeginnings, type WordBeginnings } from "./word-beginnings.ts";

/**
 * Korean words of the field and the beginnings of the English words that each may stand for: `정확도` for `accura…`. They serve
 * to see which passage a Korean sentence retells, so a word that may be meant is better listed than not. What is listed
 * was chosen by frequency (the Korean words that at least four of the 300 reference cards have, and what Korean says for the
 * English words that at least 130 of 6,556 recorded abstracts have), but for some names of languages and countries. An entry is `korean=english`, with `|` between words of
 * one meaning and `_` for a space.
 */
const ENTRIES = `
모델=model|llm|mllm|vlm|lm|network|system|variant|gpt|agent 언어=language|linguistic|lingual|llm|nlp 자연어=language|nlp 추론=reason|inference|infer|thinking
훈련|학습|교육=train|learn|tun|teach|pretrain|sft|rl|distill 강화_학습=reinforcement|rl 지도=supervis|sft|guid|map 비지도=unsupervis 감독=supervis|oversight 자기_지도=self_supervis
사전=pre|prior|dictionary|advance|initial 후속|사후=post|follow|subsequent 미세=fine|tun 조정=tun|adjust|adapt|align|calibrat|steer|control
생성|만들|만든|만드=generat|creat|synth|produc|construct|build|built|make|making|form|develop|curat|establish|design 합성=synth|composi|compos|generat|combin|fusion
능력|역량=capabilit|abilit|capacit|skill|competenc|capable|strength|power|intelligen|can 데이터=data|sample|corpus|corpora|example|trajector
데이터셋|데이터세트=dataset|data|benchmark|corpus|corpora|collection|treebank 벤치마크|평가_기준=benchmark|bench|eval|test
평가|측정|점검=evaluat|assess|measur|benchmark|judg|test|eval|examin|score|audit|rat|diagnos|check|experiment 진단=diagnos 검증=verif|validat|check|confirm|test|evidenc
검사=inspect|check|test|verif 실험=experiment|empiric|evaluat|test|result|stud
성능=performance|perform|result|accurac|score|outperform|capab|effective|achiev|qualit|success|gain|improv|sota|state_of
점수|성적|평점=score|point|performance|grade|accurac|rat|result 정확도|정답률=accura|correct|precis|performance|score|success|pass 정확=accura|correct|precis|exact|faithful|right
정밀=precis|fine|accura|detail 품질|화질=qualit|fidelit|resolution 고품질=high_quality|quality|fidelity 효율=efficien|effective|economical|light
속도|빠르|빨라|빠른|신속=speed|fast|quick|accelerat|rapid|latency|time|throughput|soon|instant 가속=accelerat|speed|fast 지연=latency|delay|lag|overhead
시간=time|hour|minute|second|temporal|latency|duration|speed|day|runtime|long 비용=cost|expens|budget|comput|cheap|overhead|price 부담=overhead|burden|cost|load|barrier
메모리|기억=memor|cache|recall 연산|계산=comput|flop|arithmetic|operation|cost|calculat 매개변수|파라미터=parameter|param|weight|size|billion|1b|7b 가중치=weight|parameter
크기|규모=size|scale|scal|large|magnitude|parameter|small|volume|dimension
방법|기법|방식|수법=method|approach|techni|way|strateg|algorithm|manner|scheme|framework|procedure|mechanism|model|mode|practice|paradigm|pipeline|through|by
전략=strateg|policy|plan|scheme|tactic|approach|method 프레임워크|체계=framework|system|taxonom|scheme|suite|platform|paradigm|pipeline|architecture
알고리즘=algorithm|method|optimiz|policy 메커니즘=mechanism|module|scheme 파이프라인=pipeline|workflow|engine|process|framework 시스템=system|framework|agent|platform
구조|아키텍처=architect|structur|backbone|topolog|design|layout|framework|geometr|organiz 모듈=module|component|block|unit|plug 층|레이어=layer|level|stage|block|hierarch
연구=stud|research|work|investigat|explor|paper|underexplored|literature|scien|analy|survey 연구자|저자=author|research|we|our|communit
논문=paper|stud|work|literature|article|publication 조사|탐구=investigat|explor|survey|stud|examin|research|review|inquir|analy|follow
탐색=search|explor|navig|discover|seek|retriev 검색=search|retriev|rag|brows|web|query|lookup
발견|찾=find|found|discover|identif|detect|reveal|observ|uncover|retriev|search|seek|pinpoint|locat|determin 분석=analy|stud|investigat|examin|insight|understand|dissect
관찰=observ|find|note|monitor|view 관측=observ 문제=problem|issue|challenge|question|task|difficult|limitation|bottleneck|gap|flaw|query|queries|tackl
과제|작업=task|challenge|work|problem|job|benchmark|operation|assignment|application|downstream|manipulation 질문|문항|질의=question|quer|qa|prompt|ask|problem|item
답|답변|응답=answer|respon|output|reply|repl|solution|generat|predict 해답|풀이=solution|solv|answer 해결=solv|solution|address|resolv|tackl|overcome|mitigat|alleviat
한계|제약|제한=limit|constrain|restrict|bound|bottleneck|gap|challenge|shortcoming|fail|barrier|drawback|hinder|problem|weak|difficult
어려움|난제|난관=challeng|difficult|problem|hard|struggl|obstacle|issue 결함|약점=flaw|weak|defect|vulnerab|limitation|drawback|shortcoming
어려운|까다로운=challeng|hard|difficult|complex|tough 텍스트|글=text|languag|word|caption|document|writ|linguistic
이미지|사진|그림=image|visual|photo|pictur|text_to_image|figure|vision|diagram 비디오|영상|동영상=video|clip|film|footage|imag|visual|movie
음성|말=speech|voice|audio|spoken|speak|talk|verbal|speaker|say 오디오|소리|음향=audio|sound|acoustic|speech|music 음악=music|song|audio
시각=visual|vision|image|view|perception|perceptual|see|video 장면=scene|environment|view|image 화면=screen|gui|interface|display|image|view|visual
객체|물체|사물=object|instance|entit|item|thing 영역=domain|region|area|field|zone|segment|part|context
분야=field|domain|area|disciplin|topic|natural_language|intelligence|research 얼굴=face|facial|head|portrait
동작|행동=action|motion|behavi|movement|activit|conduct|act|execut|operat|gesture|motor 움직임|운동|모션=motion|movement|move|dynamic|motor|kinematic 카메라=camera|view 픽셀=pixel
해상도=resolution|definition 깊이=depth|deep 3차원=3d|three_dimension 프레임=frame 궤적=trajector|path|traject|rollout|trace 사용자|이용자=user|human|people|person|customer|individual
사람|인간=human|people|person|user|expert|individual|man|character|anthrop|annotator|author|manual|hand 인물=individual|person|people|character|human|identit|face|subject
전문가=expert|specialist|professional|physician|experienced 의사=physician|doctor|clinician|medical|pseudo|decision|intent 환자=patient
의료|의학=medic|clinic|health|biomedic|diagnos 과학=scien 수학=math|algebra|geometry|theor 코드|코딩=cod|program|software|repositor|implementation|script
프로그램|소프트웨어=program|software|code 로봇=robot|embod|manipulat|vla 게임=game|play 세계=world|global|universal|international|environment
환경=environment|setting|world|scenario|condition|context|gym|simulat|scene 상황|시나리오=scenario|situation|setting|context|condition|case|circumstance|environment
설정=setting|setup|configur|set|regime|condition|scenario 조건=condition|constraint|criteri|setting|requirement|control|regime|under|when|guidance|given
사례|예시|예제=example|case|instance|demonstrat|sample|exemplar 실제|현실=real|actual|practic|world|in_the_wild|realist|deploy|truth|physical
가상=virtual|fictitious|synthetic|hypothetic|simulat 모의|시뮬레이션=simulat|mock|sandbox|emulat 토큰=token|word 임베딩=embedd|represent|vector 프롬프트=prompt|instruct|input
맥락|문맥|컨텍스트=context|long|situat|background 입력=input|prompt|quer|observation|image|receiv 출력=output|generat|respon|predict|result|emit
표현=represent|express|embedd|feature|descri|depict|form 특징|특성=feature|character|propert|attribut|trait|nature
정보=information|knowledge|cue|content|data|signal|detail|evidence|fact|intelligence 지식=knowledge|know|information|expertise|fact
이해=understand|comprehen|percep|interpret|grasp 인식|지각=recogni|percep|aware|identif|detect|cognit|perceiv 인지=cogniti|aware|percept|recogni
사고=think|thought|reason|cot|accident|mind 생각=think|thought|reason|idea 의미=semantic|meaning|sense|mean|signific 감정=emotion|affect|sentiment|feeling
기하=geomet|spatial|3d 공간=space|spatial|latent|room|region|3d 시간적=temporal|time 차원=dimension|order|level|d_ 분포=distribut|spread 신호=signal|cue|feedback|reward|sign
피드백=feedback|critique|comment|signal 보상=reward|incentiv|compens|penalt 정책=policy|policies|strateg 가치=value|worth|valuable 선호=prefer|favor|dpo|rlhf
정렬=align|sort|rank|match|order|rlhf 안전=safe|secur|guard|harm|risk|jailbreak 보안=secur|safe|attack|privac 위험=risk|danger|threat|hazard|harm|unsafe|vulnerab
공격=attack|adversar|jailbreak|threat|exploit|injection 방어=defen|guard|protect|mitigat|safeguard 프라이버시|개인정보=privac|private|personal|leak
사적인=private|privac|personal|sensitive 공격자=attacker|adversar|attack 편향=bias|skew|prejudic|stereotype 환각=hallucinat|fabricat|unfaithful
오류|에러=error|mistake|fail|bug|fault|wrong|incorrect 실수=mistake|error|fail 실패=fail|collaps|break|unsuccess|error 손실=loss|degrad|drop|decreas|lose
망각|잊=forget|unlearn|oblivi 잡음|노이즈=nois|denois|perturb|artifact 복잡도|복잡=complex|intricate|complicat|sophisticat|challeng 난이도=difficult|hard|complex|level
불확실=uncertain|confiden|entrop 신뢰도|확신=confiden|trust|reliab|certain|belief 신뢰성|신뢰=reliab|trust|confiden|faithful|credib|depend 견고|강건=robust|resilien|stab|reliab|solid
안정=stab|robust|stead|reliab|consisten|converg 일관=consisten|coheren|uniform|stead|constant|all|across|reliab|stab|persist
일반화=generaliz|generalis|transfer|extrapolat|generality|unseen|adapt|ood|broad 확장=scal|extend|extens|expand|enlarg|broad|grow|generaliz|augment
적응=adapt|adjust|adopt|personal 해석=interpret|explain|explanat|understand|analy 투명=transparen|clear|interpret
설명=explan|explain|descri|caption|account|clarif|illustrat|rationale
다양=divers|various|variety|vari|wide|multiple|range|different|broad|heterogen|several|rich|many|spectrum|array|host
통합=integrat|unif|incorporat|combin|unit|merg|fus|consolidat|joint|holistic|bring|single
결합=combin|integrat|coupl|fus|joint|merg|pair|incorporat|together|with|bind|hybrid|marr|and 혼합=mix|blend|hybrid|combin|fus|moe
분리|분해|나누|나눈|나눠=decompos|decoupl|disentangl|separat|factoriz|split|divid|break|isolat|partition|segment|two|dissect|distinct|factor|subtask|chunk
분할=segment|split|partition|divid|chunk|tile|decompos 압축=compress|compact|condens|summar|fold|quantiz|reduc|prun|token 양자화=quanti|bit|int8|int4|fp
증류=distill|teacher|student 정제=refin|filter|curat|clean|purif|polish|distill 선택|고르|고른|선별=select|choos|chose|choice|pick|curat|filter|option|cherry|sparse|screen|gat
필터링|걸러=filter|screen|remov|prun|curat|exclud|select|eliminat|out|discard
제거|빼=remov|eliminat|drop|prun|without|exclud|delet|eras|discard|omit|strip|mask|ablat|alleviat|reduc|free|isolat
대체|교체=replac|substitut|alternativ|swap|instead|drop_in|surrogate|supersed|switch
추가=add|extra|additional|further|append|augment|more|supplement|new|incorporat|insert|plug|inject
삽입|주입|넣=insert|inject|add|incorporat|embed|put|introduc|feed|integrat|includ 수정|편집=edit|modif|correct|revis|chang|fix|manipulat|rewrit|adjust|refin|repair|alter
변환=transform|conver|transl|map|turn|rewrite|reformulat
변경|변화|바꾸|바꿔=chang|vari|shift|replac|switch|transform|alter|modif|different|turn|perturb|swap|convert|evol|dynamic|tempor|edit
전환=switch|transition|transfer|conver|shift|turn|transform|chang 공유=shar|common 반복=iterat|repeat|loop|recurr|recursive|round|repetit|again|cycl|multi_turn
병렬=parallel|concurrent|simultan 분산=distribut|varianc|dispers|decentral 동시=simultan|joint|concurrent|same_time|both|together|while|at_once|parallel|synchron
개선|향상=improv|enhanc|boost|better|gain|increas|advanc|refin|strengthen|elevat|uplift|higher|outperform|surpass|rais|effective|superior|promot|optimi
강화=enhanc|strength|reinforc|improv|boost|rl|robust|augment|empower
감소|줄이|줄여|줄임|줄어|축소|단축|절감=reduc|decreas|lower|less|fewer|cut|drop|mitigat|minimi|sav|shrink|declin|alleviat|shorten|compress|prun|diminish|curb|limit|attenuat|without|small|only|eliminat|down|from|lighten|slash|speed|fast|efficien|trim|fall
덜어=eas|reliev|alleviat|reduc|less|light|lower|mitigat|remov|eliminat|free 완화|덜=mitigat|alleviat|reduc|relax|eas|less|address|lessen|relie|diminish
저하|떨어=degrad|drop|declin|decreas|lower|reduc|deteriorat|fall|impair|worse|loss|suffer|hurt|compromis|weak|limit|collapse|poor|drift|sacrific|damag
증가|늘=increas|grow|rise|rising|more|expand|longer|scal|gain|larger|higher|up|additional|enlarg|exten|multipl|compound|improv|explo|rapid|amplif
증강=augment|enhanc|retriev|rag 제어|통제=control|steer|govern|regulat|manag|guid|constrain|handl
유지|보존|지키=maintain|preserv|retain|keep|sustain|remain|without|hold|conserv|protect|consisten|comparable|no_loss|competitive|stay|while|still|stable
보장=guarant|ensur|assur|certif|provabl 지원=support|enabl|assist|help|facilitat|allow|aid|accommodat|handl|back
제공=provid|offer|suppl|deliver|giv|serv|releas|present|yield|furnish|support|contain|enabl|available
제안|제시|내놓=propos|introduc|present|suggest|offer|provid|develop|design|outline|releas|new|novel|recommend|put_forward|formul|establish|describ
소개=introduc|present|propos|describ|show 도입=introduc|adopt|employ|incorporat|propos|present|deploy|add|leverag|with|use|integrat|design|appl|import|devis|develop
적용=appl|adopt|us|deploy|adapt|employ|implement|integrat|extend|incorporat|appli|transfer|conduct|perform|impos
활용|이용|사용|쓰는|쓰임|써=us|leverag|utiliz|employ|exploit|adopt|appl|via|with|by|through|based|harness|draw|tak|rel|power|build
설계=design|architect|construct|tailor|devis|develop|propos|engineer|craft|built|build|schem
개발=develop|build|built|creat|design|devis|propos|introduc|present|construct|engineer|implement|establish|train
구축|구성=construct|build|built|creat|compos|compris|consist|establish|curat|develop|form|structur|set|contain|configur|includ|collect|assembl|organiz|spanning|featur|introduc|dataset|with|make
구현=implement|instantiat|realiz|enabl|build|built|achiev|develop|deploy|support
수집=collect|gather|curat|acqui|harvest|scrap|construct|compil|captur|sourc|record|crawl|annotat 공개=open|releas|publish|public|available|source|accessible|share|free
배포|배치=deploy|distribut|releas|batch|layout|rollout|place|arrang|serv
수행|실행=perform|execut|conduct|carry|run|do|complet|implement|achiev|operat|undertak|execution|act|accomplish|inference|handl
처리=process|handl|treat|deal|manag|address|manipulat|comput|throughput
달성|도달=achiev|attain|reach|obtain|accomplish|yield|result|reali|deliver|set|gain|with|perform|hit|surpass|outperform|score|improv|establish|record
기록=record|achiev|obtain|history|log|score|set|reach|attain|register|trace 비교=compar|than|versus|relative|against|over|contrast|baseline|match
필요=need|requir|necess|demand|must|essential|without|free|rel|call|depend|neces 요구=requir|demand|need|request|ask|necessit 의존=depend|rel|reliance|based|hing
결정|판단=decision|decid|determin|judg|whether|choos|deterministic|evaluat|assess|critical|diagnos 예측=predict|forecast|anticipat|estimat|infer|next|expect
추정=estimat|infer|approximat|predict|guess|pose 탐지|검출|감지=detect|identif|sens|recogni|spot|monitor|discover
분류=classif|categor|taxonom|group|divid|type|label|sort|class 식별=identif|distinguish|recogn|discriminat|detect|determin|pinpoint 주석|라벨|레이블=annotat|label|tag|human
샘플|표본=sample|sampling|example|instance|data|rollout|draw 샘플링=sampl
필수|핵심|중요|주요=key|core|critical|important|essential|central|main|crucial|primary|major|vital|principal|fundamental|pivotal|significan|salient|leading|interest
기본|기초|토대|기반=primitive|base|basic|foundation|vanilla|default|based|fundamental|ground|built|build|driven|standard|using|on|via|rel|inform|backbone|leverag|guid|basis|aware|root|upon|prior|framework
기준선|베이스라인=baseline|prior|existing|compar|previous|over
기준=baseline|criteri|standard|basis|benchmark|metric|threshold|based|respect|reference|according|by|on|in_terms|measur|point|principle|ground
기존|종전|이전|지금까지|전통=exist|previous|prior|conventional|traditional|current|earlier|past|already|standard|baseline|vanilla|recent|state_of|before|original|typical|other|so_far|common|classic|established|today
현재|지금=current|now|present|today|exist|still|recent|state_of|contempor|modern|so_far|latest
최근|최신=recent|latest|state_of|modern|current|new|advanced|up_to_date|sota|frontier|cutting|contempor|emerg|leading|novel|tod
새로운|새=new|novel|first|introduc|propos|present|unseen|innovat|emerg|unique|fresh|different|re 처음|첫|최초=first|initial|pioneer|novel|new|begin|never|previous|early
실시간=real_time|streaming|online|interactive|latency|live 온라인=online 오프라인=offline 자동=automat|autonom|without_human|self 수동=manual|hand|passive
자율=autonom|self|independent|agentic|driving 스스로|자기=self|autonom|own|independent|itself|themselv|introspect|auto|evol
외부=external|outside|out|third|extern|extra|other|environment 내부=internal|inside|intern|within|intrinsic|inner|latent
내재=inherent|intrinsic|implicit|internal|built_in|innate 명시=explicit|state|clear|specif 암묵=implicit|tacit 정적=static|silent|quiet
동적=dynamic|adaptive|on_the_fly|flexib|evolv 직접=direct|explicit|straight|own|first_hand|hand|end_to_end 간접=indirect
단일|하나=single|one|unified|uni|sole|same|each|individual|a_
멀티|다중|여러=multi|multiple|several|various|many|divers|range|different|variety|number|two|three|set|series|across|numerous|cross|collective|suite|host|wide|all|multitude|both|other|s_
다국어=multilingual|language|cross_lingual 멀티모달|다중모달=multimodal|multi_modal|vision_language|modal|mllm
개별=individual|each|separate|single|per|specific|particular|independent
전체=whole|entire|full|all|overall|total|global|complete|throughout|end_to_end|every|across|holistic|joint
부분|일부=part|some|subset|portion|certain|local|fraction|few|several|component|region|piece|subspace|section|selected|among|half|case|specific 절반=half|50
대부분=most|majorit|nearly|almost|large|predominant|vast|mainly|primar|largely|main
상당=considerabl|substantial|significant|large|much|great|many|sizeable|sizable|nontrivial
전반=overall|across|general|wide|broad|throughout|comprehensive|all|full|various|entire 자원=resource|comput|cost|asset 물리=physic|physical|simulat
사회=social|societ|communit|public 경제=econom|cost 금융=financ|economic|bank|market 법률|법=legal|law 교차=cross|inter|alternat|intersect 도메인=domain|field|area
지역=region|local|area|countr|geograph 위치=position|locat|place|local|coordinat|spatial|where|geoloc|pose|site 도시=city|cities|urban
길이=length|long|short|duration|horizon|context 단계=stage|step|phase|level|process|hierarch|pipeline|round|progress|two|progressive 턴=turn|round
과정|절차=process|procedure|pipeline|step|stage|course|throughout|workflow|trajectory|during|thinking|while|dynamics 경로=path|route|trajector|pathway|trace|rout|chain
사슬=chain 계획=plan|schedul 목적|목표=goal|objective|aim|purpose|target|to_|seek|intend|designed|mission|for
원인|이유=cause|reason|due|why|because|driver|origin|attribut|factor|stem|root 효과=effect|efficac|impact|influence|benefit|effective|work|useful|helpful|success|improv
영향=impact|influence|affect|effect|consequence|depend
결과|성과=result|outcome|finding|performance|output|consequen|achiev|produc|show|evidence|score|success|advance|yield|accura|rendering|answer|state_of|response|lead
근거|증거=evidence|support|ground|proof|basis|justif|rationale|cite 출처=source|origin|provenance|citation|attribut 개념=concept|idea|notion 이론=theor|formal|analy|principle
원리=principle|mechanism|theor 정의=defin|formal|formulat|definition|justice|specif 관계=relation|correlat|connect|link|depend|between|associat|interaction
차이|격차=gap|differ|dispar|discrepan|diverg|margin|distance|mismatch 균형=balanc|trade_off|tradeoff|equilibri 충돌=conflict|collision|contradict|clash|interfer
희소=spars|rare|scarc 밀집=dense 경량|가벼운|가볍=lightweight|light|small|compact|efficient|tiny|cursor 대규모|대형=large|massive|scale|scal|extensive|llm|big|vast|huge|million
소규모|소형=small|tiny|compact|mini|lightweight|little 장기=long|horizon|extended|persist 단기=short 실용=practic|usable|useful|real|applic|impractic|deploy|pragmatic
범용|일반=general|universal|generic|common|generalist|broad|normal|ordinary|regular|standard|conventional|any|agnostic
전용|특화=specific|speciali|dedicated|tailor|custom|expert|exclusive|only|specially|domain|targeted 맞춤=tailor|custom|personal|specific|adapt|adjust|align|match|fit
국제=international|global|world 영국=uk|british|england|united_kingdom 인도=india|indic|lead|deliver 영어=english|anglo 한국어|한국=korea 중국어|중국=chin 일본어|일본=japan 아랍=arab
튀르키예=turk|ottoman 유럽=europe 미국=us_|america|united_states 정부=government|public|official|state 기업|회사=enterpris|compan|corporat|business|industr|organization|firm
산업=industr 상용=commercial|proprietary|closed|production 비공개=closed|proprietary|private|commercial|non_public|unreleased 오픈소스|공개_가중치=open|public 데스크톱=desktop
모바일=mobile|phone|android|smartphone 브라우저=browser|web 웹=web|internet|online|html|site|page|brows 플랫폼=platform|system|environment 클라우드=cloud
문서=document|text|doc|pdf|page|file|report|record|literature|guidance 표=table|tabular 그래프=graph 말뭉치=corpus|corpora|text|dataset 쌍|짝=pair|coupl|match
카테고리|범주|유형|갈래|종류=categor|type|kind|class|group|taxonom|form|dimension|family|classif|aspect|variet|strand|three|style|mode 주제=topic|subject|theme|domain|issue
시험=exam|test|trial|benchmark|quiz 팀=team 도구=tool|suite|instrument|api|util|framework|software|function_call 기술=tech|skill|describ|method|art 기준점=anchor|reference
참조=refer|cite 상태=state|status|condition|stage 에이전트=agent|agentic 지능=intelligen|ai|smart 인공지능=ai|artificial 확산=diffusion|spread|diffus 자기회귀=autoregress|ar_|sequential
미분=differentia|gradient 확률=probab|likel|stochast|chance|random 무작위=random|stochast|chance|arbitrar 추측=guess|conject|speculat|infer 통계=statistic
최적화=optimi|tun|maximi|minimi|efficient|rlvr|grpo 최적=optim|best|ideal 수렴=converg 함수=function 변수=variable|parameter|factor
변형=variant|variat|deform|version|transform|modif|ablation 버전=version|variant 중간=intermediat|mid|middle|medium|inner 최종=final|end|ultimate|last|outcome|eventual
초기|시작|먼저=initial|early|start|first|begin|warm|bootstrap|launch|beginning|outset|cold 마지막=last|final|end 모방=imitat|mimic|clon|behavioral
모사|흉내|본뜬|본떠=simulat|mimic|mirror|emulat|imitat|resembl|inspir|replicat|fake 가설=hypothes 영감|착안=inspir 동기=motivat|incentive|synchron 소수=few|minor|prime|small|decimal
다수=many|major|multiple|numerous|large|several 부족|모자라|모자람=lack|insufficien|limit|scarc|short|inadequate|under|absen|few|miss|without|deficien|poor|need|gap
잠재력=potential|promis|latent|capab 잠재=latent|potential|hidden|underlying 숨겨진|숨은=hidden|latent|covert|conceal 양방향=bidirection|two_way|both
단방향=unidirection|causal|one_way 순서=order|sequen|rank 순위=rank|leaderboard|place 구문=syntax|parse|parsing|syntactic 개체명=named_entity|ner
번역=translat 요약=summar|abstract|condens 대화=dialog|conversation|chat|interactive|turn|talk 지시|지침=instruct|guideline|guidance|direct|prompt|direction|follow
규칙=rule|polic 질병=disease|illness|disorder 논쟁|토론=debate|discuss|controvers|argu 부하=load|burden|balanc 문턱|장벽=barrier|threshold|bar
이득=gain|benefit|advantage|improv|return|profit 독해=reading|comprehension 재현=reproduc|replic|recall|recreat|reconstruct|simulat 재구성=reconstruct|reorganiz|restor
복원=restor|reconstruct|recover|repair 렌더링=render 애니메이션=animat 캐릭터=character 얼마나=how|whether|extent|degree 물음=question 세밀|섬세=fine|detail|granular|precis|nuanc
호출=call|invocation|invok|request|api 배분|할당|나눠_주=assign|allocat|distribut|attribut|credit 촉진=promot|facilitat|foster|encourag|boost|accelerat|stimulat
흐름=flow|stream|trend|workflow 잔차=residual 어휘=vocabular|lexic 단어=word|token 문장=sentence|text 장치=device|machine|mechanism 하드웨어=hardware|gpu|device 학습률=learning_rate
노드=node 순차=sequen|order|autoregress 계층=hierarch|layer|level|tier 관심=interest|attention|focus 집중|치우|초점=focus|concentrat|center|attention|primar|mainly|emphas|largely
간과|놓치=overlook|neglect|ignor|miss 드러=reveal|show|expos|uncover|transparen|highlight|unveil|provid|demonstrat|indicat|find|found
보여|보임|보이=show|demonstrat|exhibit|reveal|illustrat|display|indicat|present|achiev|perform|yield|suggest|observ|find|found|evidence
입증|증명=prove|proof|demonstrat|show|validat|verif|confirm|establish|evidence
나타=show|appear|emerg|exhibit|reveal|occur|represent|indicat|demonstrat|express|find|found|manifest|aris 주장=claim|argu|assert|position|contend|posit|maintain|hypothes
강조=emphasi|highlight|stress|underscor|accent 시사=suggest|impl|indicat|hint|point 밝히|밝혀=reveal|known|show|identif|clarif|find|found|elucidat|uncover|state|discover
넓은|넓히|폭넓|광범위=wide|broad|extensive|comprehensive|large|expand|range|span 시대=period|era|age|time 역사=histor 만족=satisf 성질=propert|nature|inherent|characteristic
드물|드문=rare|few|sparse|seldom|scarce|limited 흔히|자주|잦=often|frequent|common|typical|usual 묶음|묶어=bundle|chunk|group|batch|pack|unif|set
구간=segment|interval|span|section|range 반응=respon|react 상호작용=interact 언급=mention|refer 순위표=leaderboard 확대=zoom|magnif|expand|enlarg|extend|scal|broaden
관련=relat|relevan|associat|regard|pertain|correspond 유도=induc|deriv|lead|guid|elicit|encourag|steer|driv|prompt 원래|원본=original|initial|raw|source 적대적=adversar
게임이론=game_theor 신경=neural|neuro 신경망=neural|network 뇌=brain|neur 건강|보건=health 법칙=law|rule|principle 능숙=proficien|skill 충실=faithful|fidel|adher
매끄럽|부드럽=smooth|seamless|fluid 간결=concise|compact|brief|simple|succinct 이론상=theor 노력=effort 인간형=humanoid 손=hand|manual|loss 물건=object|item|thing 거절|거부=refus|reject
해로운|유해=harm|toxic|unsafe 정답=answer|correct|ground_truth|gold|solution|accura|truth|label 오답=wrong|incorrect|error 의존성=dependenc 위임=delegat 투표=vot
경쟁=compet|rival|conflict 협력|협업=collaborat|cooperat|team|multi_agent 인터넷=internet|web|online 수치=numer|number|value|figure 숫자=number|numer|digit|figure
비율=ratio|rate|proportion|percent|fraction|share|portion|success 배율=factor|scale|ratio|multipl 부호=sign 모드=mode 서베이=survey|review 조직=organi|tissue 주장=claim|argu
`;

/** A Korean word and the English words that it may stand for. */
export type Concept = {
  korean: string;
  /** Whether nearly any abstract has one, so that it tells no passage from another. */
  isCommon: boolean;
  english: WordBeginnings;
};

const CONCEPTS: readonly Concept[] = `${ENTRIES} ${FURTHER_ENTRIES} ${NOUNS} ${VERBS}`
  .trim()
  .split(/\s+/)
  .flatMap(readEntry)
  .toSorted((a, b) => b.korean.length - a.korean.length);

/** The words of the glossary by their first two syllables, the longest first; single syllables by themselves. */
const conceptsAt = toPairTable(Map.groupBy(CONCEPTS, ({ korean }) => korean.slice(0, 2)));

/** The longest word of the glossary that stands at a place of a text; a single syllable only where a word begins. */
export function findConcept(text: string, at: number): Concept | undefined {
  const long = conceptsAt(text, at, 2)?.find(({ korean }) => text.startsWith(korean, at));
  if (long !== undefined || isHangul(text.charCodeAt(at - 1))) return long;
  return conceptsAt(text, at, 1)?.[0];
}

function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

function readEntry(entry: string): Concept[] {
  const [korean = "", english = ""] = entry.replaceAll("_", " ").split("=");
  const words = { english: toWordBeginnings(english.split("|")) };
  return korean
    .split("|")
    .flatMap(conjugate)
    .map((word) => ({ korean: word, isCommon: COMMON.has(word), ...words }));
}
