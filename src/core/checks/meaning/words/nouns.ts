/**
 * More nouns of the glossary, in its form, Sino-Korean words and loanwords, written down uncounted; some are from sentences of the set
 * in `test/fixtures/meaning/`.
 */
export const NOUNS = `
접근법|접근_방식|접근=approach|access|method 최첨단|최신예=state_of|sota|cutting|frontier|latest|advanced|leading 초월=surpass|exceed|outperform|beyond|transcend 스케일링=scal 세트=set|suite|pair|bundle 자가=self
자동회귀|오토회귀|회귀=autoregressive|regress|ar 커뮤니티|공동체=communit 발휘=exhibit|achiev|demonstrat|show|exert 전문=expert|special|profession|domain 고립=isolat 프로토콜|규약=protocol 개방형=open
폐쇄형|닫힌=closed|proprietary 엔지니어링|공학=engineer 가이드|길잡이=guid 유효=valid|effective 상호=mutual|inter|cross|each 옴니모달|옴니=omni 비중=weight|share|proportion|ratio|emphas 밀리초=ms|millisecond
단서=cue|clue|hint|evidence 순수=pure|purely|solely|plain 공동|합동=joint|collab|co|shared 타겟|타깃|표적=target 디퓨전=diffusion 크롤링|크롤=crawl 대표=representativ|represent|typical
방안|대책=method|approach|strateg|solution|measure 업무=task|work|job|professional|workflow 촬영=captur|camera|shot|photo|record|film 선두=lead|front|first|top 지수적|지수=exponent|index 로그=log 로컬|국부=local
대등=par|comparab|equal|match|rival 근본=fundamental|root|inherent|core|essential 일인칭|1인칭=egocentric|first_person 삼인칭|3인칭=exocentric|third_person 보간=interpolat
고유=inherent|intrinsic|unique|own|specific|distinct 통과율=pass 공백|빈틈=gap|void|blank|missing 월등=superior|far|significant|better|outperform 파인튜닝|튜닝=fine|tun 컴퓨트|연산량=comput|flop 메타=meta
로드맵=roadmap|agenda 귀납=induct 연역=deduct 인터랙티브|대화형=interactive|conversation 스크린샷=screenshot 플레이=play|game 위키백과|위키피디아=wikipedia 자산|에셋=asset 사건=event|case|incident|episode 사각지대=blind 수면=sleep
피트니스=fitness|exercis|motion|motor|sport 증상=symptom 질환=disease|illness|disorder|patholog 유전자=gen 물질=material|substance 병리=patholog|histopath 심전도=ecg|electrocardio 지구=earth|global
천문|우주=astro|space|cosm|universe 부동소수점=float|fp 스파스=spars 덴스=dense 텐서=tensor 계수=coefficient|rank|factor 저차원=low_dimension|low_rank 고차원=high_dimension 저랭크|저계수|랭크=low_rank|rank 엣지|간선=edge
스케줄|스케줄러=schedul 블록=block 헤드=head 게이팅=gat 백본=backbone 플러그인=plug 서버=server|serving 기기|디바이스|단말=device|edge 엣지_기기=edge 휴대=mobile|phone|portable 배터리=batter|energy 발자국=footprint
지연_시간=laten|delay|lag|slow 오버헤드=overhead|cost 리소스=resource 저장_공간=storage|memor 대기=wait|idle|standby 직렬=serial|sequen 서빙=serv 벌점|페널티|패널티=penal 목적_함수|목적함수=objective|loss 폴리시=polic
우위=advantage|benefit|merit|strength|superior 에피소드=episode 탐험=explor|search|navigat 활용_탐험=exploit 액션=action|behavi|motion|movement|act|gesture|operat 자세|포즈=pose|postur 손가락=finger 쥐기=grasp|grip
길_찾기=navigat|driv 자율_주행|자율주행=autonomous|driv 무인기=drone|uav 체화=embod 조종=control|steer|manipul 센서=sensor|sensing|lidar 라이다=lidar 재질=texture|material 포인트=point 볼륨=voxel|volum
형상|모양=shape|geometr|form|appearance 초상=portrait|person|character|human|people|figure 전신=body|bodies|physical 전경=foreground 부위=region|area|domain|field|part|mask 박스=box 클래스=class
어노테이션=annotat|label|comment 태그|태깅=tag 메타데이터=metadata 색인|인덱스|인덱싱=index 랭킹|순번=rank|order|leaderboard 재순위|재랭킹|리랭킹=rerank|re_rank 질의응답=question|qa|answer 긴_맥락|장문맥=long_context
지시문=instruct|command|directive|prompt 다이얼로그=dialog|convers|chat|turn 챗봇|채팅=chat 라운드=round 세션=session 발화=utter|speech 말소리=speech|voice|audio|spoken 소음=noise|noisy 문법=gramma|syntax
의미론=semantic|meaning|sens 단락=paragraph|passage 구절=phrase|passage|span 도식|다이어그램=diagram 서적=book 기사=news|article 재무=financ 선생=teacher 산술=arithmetic 대수=algebra 형식화|정형=formal 심볼=symbol
방정식=equation|formula 중앙값=median 편차=deviat|varianc|bias 분산도=varianc 연관=correlat|associat|relat 인과=caus 정보량=informat 임계값|임계=threshold|critical|barrier 발산=diverg 적대=adversar
악성|악의=malicious|harm|adversar 해로=harm|toxic|unsafe|detriment|malicious 위협=threat|attack|risk|jeopard 사생활=privacy|private|personal 민감=sensitiv 편견=bias|prejud|stereotyp|skew
국가|나라=countr|nation|state 사실성=factual|realis|photoreal 아티팩트=artifact 성공률=success|pass 정밀도=precis|accura 재현율=recall 오탐=false_positive|fals 간극=gap 갈등=conflict|collis|contradict|tension|clash
모순=contradict|inconsisten|paradox 재귀=recurs|recurren 초반=early 후반=late 순간=moment|instant 클립=clip 컬러=color|colour|chromat 흑백=monochrom|gray 밝기=bright|illumin|intensit
대비=contrast|compar|versus|over|than|relative 대조=contrast|compar 필터=filter 프로그래밍=program|code|software 컴파일러=compil 저장고=repositor 이슈=issue 쿼리문=query|sql 데이터베이스=database 스키마=schema 사이트=site|page
시뮬레이터=simulat|synthetic 실세계=real|practic|actual|world|genuin|physical|authentic 실물=real|physical 실무=practic|professional|industr 상업=commercial|proprietary|closed 공공=public
대중=public|popular|mass 개발자=develop|programmer|engineer 연구진=researcher|we|author 비전문가=non_expert|novice 공조=collaborat|cooperat|team|coordinat 루브릭|기준표=rubric 취향=taste|prefer|aesthetic
미적|심미=aesthetic 창작|창조=creativ|creat|novel 독창=original|novel 참신=novel 다양성=divers|variet|various|wide|range|multiple|different 정서=emotion|affect|sentiment|feeling 심리=psycholog|mental|emotion
성격|인격=personalit|persona|character|nature 페르소나=persona 주의집중=attention|attend 동기부여=motivat 상식=commonsense|common_sense 월드=world 지성=intellect 연쇄=chain|cascade 반성=reflect
숙고=deliberat|reflect|think 직관=intuit 묘사|서술=descri|caption|depict|narrat 각본|스크립트=script 삭제=delet|remov|eras|unlearn 보충=augment|supplement|enhanc|enrich|strengthen|complement|bolster
교환=exchang|swap 훼손=damag|corrupt|degrad|impair|compromis 복구|회복=restor|recover|reconstruct|repair|rebuild 재건=reconstruct|reorganiz|restructur|recompos 복제=clon|copy|duplicat|replicat
모수=param|weight 초매개변수|하이퍼파라미터=hyperparam 그래디언트=gradient|slope 역전파=backprop|backward 최소화=minimi 최대화|극대화=maximi 트레이드오프=trade|balanc|compromis 비례=proportion|scale|linear 이차|제곱=quadratic|square
상수=constant 요인|인자=factor|driver|cause|element 구속=constrain|limit|restrict|requirement 세팅=setting|setup|config|scenario|set|regime
경우=situation|scenario|case|setting|context|condition|circumstance|when 영역별=domain 과목|학문|학과=disciplin|subject|academ 감속=slow|deceler 최악=worst
우월|우수=superior|excel|outperform|better|strong|high|best|great|outstand 열등=inferior|wors 강력=strong|powerful|robust|potent|state 탁월=excel|outstand|superior|remarkab|exception|strong
미흡|미비=insufficient|inadequate|lack|limited|poor|unsatisf|under 작은=small|tiny|compact|lightweight|mini|less|little 중간_규모=medium|mid 기다란=long|extended|length 짧은=short|brief|few
많은=many|numerous|large|more|much|extensive|amount|abundan|rich 적은=few|less|small|little|low|limited|minimal|fewer|scarc
높은=high|strong|large|superior|great|better|more|significant|quality|increas 낮은=low|poor|weak|less|inferior|limited|small 느린=slow|latenc|long|delay 강한=strong|powerful|robust|great|high
약한=weak|poor|vulnerab|fragil|soft|slight|low 쉬운=eas|simpl|readily|prone|straightforward 힘든=difficult|hard|challeng|struggl|tough|complex|impossib 오래된=old|long|outdated|stale
좋은=good|better|best|high|strong|great|favor|superior|improv|well 나쁜=bad|poor|worse|negative 올바른=correct|right|proper|appropriate|valid|accurat
잘못된|그릇된=incorrect|wrong|false|erroneous|mis|error|flaw 진짜=real|true|genuin|authentic|actual 비슷한=similar|comparab|like|close|alike|same|analog
서로=each|mutual|other|inter|cross|between|different|among 저마다=each|respectiv|individual|separate|every 따로|별도=separate|additional|extra|independen|distinct|dedicat|individual|different
함께|더불어=together|joint|with|along|simultaneous|combin|co|both|also|collab 묵시=implicit|tacit 반자동=semi 수작업=manual|hand|labor 인공=artificial|synthetic|ai 인위=artificial 능동|적극=active|proactiv
수동적=passive 긍정=positiv 양의=positive 음의=negative 상향=bottom_up|upward 하향=top_down|downward 전방|순방향=forward 후방|역방향=backward|revers 안쪽=intern|inner|within|inside|intrinsic|in_house
바깥=extern|outside|outer|out_of|extrinsic|third 글로벌=global 하위집합|부분집합=subset 나머지=rest|remain|other|residual 복수=multi|several|multiple|many|various|divers|numerous|different|across 다섯=five
여섯=six 일곱=seven 여덟=eight 아홉=nine 열두=twelve 스무|스물=twenty 수백=hundred 수천=thousand 수만=ten_of_thousand|thousand 수백만=million 백만=million 십억=billion 번째=th|first|second|third 두_번째|둘째=second
세_번째|셋째=third 유일=only|sole|unique|single|exclusiv 독점=proprietary|exclusive|closed 주류=mainstream|dominant|prevail 지배=dominat|dominant|govern 널리_쓰=wide|popular|common 전형=typical|archetyp
관행|관례=convention|practice|routine 고전=classic|struggl|tradition 차세대=next_generation|next 장래|향후|앞으로=future|next|upcoming|subsequent|ahead 과거|지난=past|previous|prior|histor|last|earlier
근래=recent|latest|new|emerg 이제=now 아직|여전히=still|yet|remain|not_yet|nascent|continue 이미=already|exist|previously|pre 한꺼번에=simultan|concurren|joint|both|same_time|together|parallel|at_once|while
즉각=immediat|instant|prompt 점차|차츰=gradual|progress|increment|step|increasing|slow 급격|급속|급증=rapid|sharp|drastic|dramatic|surge|explod|steep|quick|abrupt
꾸준=consisten|steady|continu|sustain|persist|stead|reliab 계속=continu|persist|sustain|ongoing|keep|lifelong|durab|consisten|long 영구=permanent|persist|forever 일시=temporar|transient|moment
랜덤=random|stochastic|arbitrar 임의=arbitrar|random|any 가변=variab|dynamic|flexib|adapt 맞춤형=custom|tailor|personal|specific|bespoke|target 원천=source|origin|provenanc|attribut 인용=cit|quot|refer
논거=argument|rational 가정|전제=assum|premise|presum|hypothe|condition|precondition 예상|기대=expect|anticipat|predict|hope|promis|estimat 우려|걱정=concern|worry|fear 의심=doubt|suspic|question|skeptic
암시=suggest|indicat|impl|hint 권고|권장=recommend|suggest|guidelin|encourag|advis 조언|충고=advi|suggest|recommend 경고=warn|caution|alert 가이드라인=guidelin|guid|principle|instruct
필수적=essential|necess|crucial|requir|critical|vital|indispens|mandatory|must 결정적=deterministic|decisive|crucial|critical|pivotal 인근=neighbor|near|adjacent 인접=adjacent|neighbor|near
원거리=remote|distant|far|telep 무게=weight 거리=distance|far|street|range 장소=place|location|scene|where|geoloc 차례로=sequential|in_turn|order|successive 목록|리스트=list|catalog 항목=item|entr|element|point
성분|구성_요소=component|element|ingredient|constituent|part 양식=format|form|style|type|template|structur|modal 기제=mechanis|princip 결과물|산출물=output|result|product|artifact|outcome|deliverable
산출=produc|yield|output|comput|deriv|calculat 실행_가능=executable|feasib 동작_방식=work|operat|function 완료|완성=complet|finish|finaliz|accomplish 착수=start|launch 출시=releas|launch|introduc 출판=publi
오픈_소스=open 라이선스|허가=licens|permi 저작권=copyright 예술|미술=art|paint 건축=architect|build 제조|생산=manufactur|produc|generat 농업=agricult|crop 통신=communicat|telecom|network 생태계=ecosystem 인프라=infrastruct
가정용=home|household|domestic|assum 부엌|주방=kitchen|cook 음식|요리=food|cook|recipe|culinar 동물=animal 식물=plant 온도=temperature 압력=pressure 유체=fluid 마찰=friction 중력=gravit 파장|파동=wave 고주파=high_frequency
저주파=low_frequency 스펙트럼=spectr 채널=channel|band 대역=band 시계열=time_series|temporal 센티미터|미터=met 초당=per_second|fps 프레임률=fps|frame 수고=effort|labor|work
장애|걸림돌=barrier|obstacl|hurdle|bottleneck|impediment|disab 기회=opportunit|chance 가능성=potential|possib|promis|feasib|likelihood|capab 단점|결점=drawback|shortcoming|disadvantage|weakness|flaw|limit
여파=impact|influenc|effect|affect|implication 부작용=side_effect|unintend|adverse 혜택|이익=benefit|profit|advantage|gain 권한=permission|privileg|authorit|access 감사=audit|thank 거버넌스=governan
흔적=trace|footprint|remnant 플로우=flow 추세|경향=trend|tend|pattern|inclin|prone 변동=vary|variat|fluctuat|shift|change|varian 변천=evol|chang 발전=advanc|progress|develop|evol|improv|breakthrough 성장=grow
감쇠=decay|attenuat|diminish 고갈=exhaust|deplet|scarc|run_out 누설=leak|exfiltrat|disclos 중독=poison|addict 융합=fus|merg|combin|integrat|blend 해체=dismantl|disassembl|break 오케스트레이션=orchestrat
변조=modulat|manipulat|tamper 배정=allocat|assign|distribut 선정=select|choos|choice|pick|curat|chosen|elect 우선순위=priorit|first|prefer|primar 외면=ignor|overlook|neglect|disregard|omit|dismiss
제외|배제=exclud|except|omit|remov|without|elimin|discard 포함=includ|contain|cover|compris|consist|incorporat|with|span|encompass
부가=auxiliar|assist|aid|supplement|extra|helper|secondary|additional 장려=encourag|incentiv|promot 허용|허락=allow|permit|enabl|let|toler|admit 금지=prohibit|forbid|ban|prevent
방지|예방=prevent|avoid|mitigat|prophyla 수용=accept|accommodat|admit 인수=acqui|argument 도움=help|assist|aid|benefi|support|useful 무용|쓸모=useless|use|uninformativ|usab
유리=favor|benefi|advantage|better|good 불리=disadvant|unfavor 연동|연계=integrat|link|connect|interact|coupl 접속=access|connect 무관=irrelevan|unrelated|independen|agnostic|regardless 가시=visib
비가시=invisib 불투명=opaque|black_box 간소=concise|compact|simpl|brief|streamlin|succinct 상세=detail|thorough|comprehens|elaborat|in_depth 대략|어림=coarse|rough|approximat|about|broad
느슨=loose|relax|weak 완벽=perfect|complete|full|flawless|exact 불완전|미완=incomplete|imperfect|partial 심도=deep|depth|in_depth|thorough 치명=fatal|critical|lethal|catastroph
현격=significan|remarkab|marked|notabl|substantial|drastic|considerab 유의=significan|notab|statistic 극적=dramatic|drastic|remarkab|striking
획기=breakthrough|groundbreak|revolution|landmark|transform 급진=radical|aggressiv 지나친=excess|over|too|prohibitiv|undue 과신=overconfiden 부재|결여|결핍=absen|lack|missing|without|defici|devoid
결측=missing|absen 누락=missing|omit|miss|omiss|drop|absent 잔여=residual|remain 여분|잉여=redundan|extra|excess|surplus 상이=differ|distinct|vary 균일=uniform|even|consisten|balanc|homogen 이질=heterogen
동질=homogen 직교=orthogon 평행=parallel 독립=independen|separate|standalone|stand_alone|isolat|self 종속=depend|subordinat
`;
