const TRY_AGAIN_KOREAN = "잠시 뒤에 다시 요청하세요.";

/** At the model's endpoint. */
export const PROVIDER_CAUSES = {
  keyMissing: {
    happened: "OPENAI_API_KEY is not set, and {host} answers nobody without a key.",
    fix: "Set OPENAI_API_KEY, or OPENAI_BASE_URL to a model on this machine; `papercards demo` needs neither.",
    korean: {
      happened: "OPENAI_API_KEY가 설정되어 있지 않습니다.",
      fix: "OPENAI_API_KEY를 설정하거나 OPENAI_BASE_URL을 이 컴퓨터의 모델로 바꾸고 검토를 다시 시작하세요.",
    },
  },
  modelOfAnother: {
    happened:
      "OPENAI_MODEL is {model}, a model of {owner}, and would be asked for at {host}, with the key that is set.",
    fix: "Write OPENAI_BASE_URL as {address}, or as the address of the gateway or machine that has this model; or as OPENAI_MODEL a model of OpenAI.",
    korean: {
      happened:
        "설정된 키로 {host} 주소에 다른 제공자({owner})의 모델을 요청하게 되어 있습니다: {model}",
      fix: "OPENAI_BASE_URL을 이 모델이 있는 주소(예: {address})로 바꾸거나, OPENAI_MODEL을 OpenAI의 모델로 바꾸고 검토를 다시 시작하세요.",
    },
  },
  modelOfGateway: {
    happened:
      "OPENAI_MODEL is {model}, with its maker before a slash as gateways name models, and would be asked for at {host}, with the key that is set.",
    fix: "Write OPENAI_BASE_URL as the address of the gateway or machine that has this model; or as OPENAI_MODEL a model of OpenAI, without a slash.",
    korean: {
      happened:
        "설정된 키로 {host} 주소에 게이트웨이의 이름(제작자/모델)으로 모델을 요청하게 되어 있습니다: {model}",
      fix: "OPENAI_BASE_URL을 이 모델이 있는 게이트웨이나 컴퓨터의 주소로 바꾸거나, OPENAI_MODEL을 빗금이 없는 OpenAI의 모델 이름으로 바꾸고 검토를 다시 시작하세요.",
    },
  },
  keyRefused: {
    happened: "The provider refused the key.",
    fix: "Check OPENAI_API_KEY, and that it belongs to OPENAI_BASE_URL.",
    korean: {
      happened: "모델 제공자가 API 키를 거부했습니다.",
      fix: "OPENAI_API_KEY가 맞는지, OPENAI_BASE_URL의 서비스에서 발급한 키인지 확인하세요.",
    },
  },
  apiNotEnabled: {
    happened: "The provider's API is not enabled for this key or its project.",
    fix: "Enable the API at the provider, at the address that its words name, or set OPENAI_API_KEY to a key of a project that has it.",
    korean: {
      happened: "이 키나 그 프로젝트에서 모델 제공자의 API가 켜져 있지 않습니다.",
      fix: "제공자 콘솔에서 API를 사용 설정하거나, API를 쓸 수 있는 프로젝트의 키로 OPENAI_API_KEY를 바꾸세요.",
    },
  },
  placeRefused: {
    happened: "The provider answers nobody in this country or at this address of the network.",
    fix: "Ask from a place that the provider serves, have the address allowed there, or choose another OPENAI_BASE_URL.",
    korean: {
      happened: "모델 제공자가 이 국가나 네트워크 주소에서는 답하지 않습니다.",
      fix: "제공자가 서비스하는 곳에서 요청하거나, 제공자에 이 주소의 접근을 허용하거나, 다른 제공자를 고르세요.",
    },
  },
  unpaid: {
    happened: "The account has no credit left, or has met its spending limit.",
    fix: "Add credit or raise the spending limit at the provider, or choose another key or model.",
    korean: {
      happened: "모델 제공자의 계정에 남은 크레딧이 없거나 지출 한도에 이르렀습니다.",
      fix: "크레딧을 채우거나 한도를 올리세요. 다른 키나 모델을 쓸 수도 있습니다.",
    },
  },
  priceUnknown: {
    happened: "PAPERCARDS_MAX_COST_USD cannot be kept: the price of {model} is not known.",
    fix: "Unset PAPERCARDS_MAX_COST_USD, or choose a model with a known price.",
    korean: {
      happened: "값을 알 수 없는 모델이라 PAPERCARDS_MAX_COST_USD를 지킬 수 없습니다: {model}",
      fix: "PAPERCARDS_MAX_COST_USD 설정을 빼거나 값이 알려진 모델을 고르고 검토를 다시 시작하세요.",
    },
  },
  limitUntil: {
    happened: "A limit of hours or a day is met.",
    fix: "Run the same command again in {span}, after {moment}.",
    korean: {
      happened: "모델 제공자의 시간당 또는 하루 한도에 이르렀습니다.",
      fix: "다음 시각이 지나면 다시 요청하세요: {moment}",
    },
  },
  longLimit: {
    happened: "A limit of hours, a week or a month is met.",
    fix: "See at the provider when the limit resets, or raise it there; another key or model may have one of its own.",
    korean: {
      happened: "모델 제공자의 시간, 주간 또는 월간 한도에 이르렀습니다.",
      fix: "제공자 사이트에서 한도가 언제 초기화되는지 확인하거나 한도를 올리세요. 다른 키나 모델을 쓸 수도 있습니다.",
    },
  },
  planWithoutModel: {
    happened: "This plan allows no requests to the model: its limit is 0.",
    fix: "Choose another model as OPENAI_MODEL, or a plan that includes this one, such as a paid one.",
    korean: {
      happened: "이 요금제에서는 이 모델을 쓸 수 없습니다. 한도가 0입니다.",
      fix: "OPENAI_MODEL을 다른 모델로 바꾸거나, 이 모델을 쓸 수 있는 요금제로 바꾸세요.",
    },
  },
  rateLimited: {
    happened: "The provider takes no more requests for now.",
    fix: "Run the same command again later, with a smaller PAPERCARDS_CONCURRENCY if it comes back; answers already paid for are in the cache.",
    korean: { happened: "모델 제공자가 지금은 요청을 더 받지 않습니다.", fix: TRY_AGAIN_KOREAN },
  },
  outage: {
    happened: "The model's server reports a fault of its own.",
    fix: "Run the same command again later; answers already paid for are in the cache. If the server is yours, read its log.",
    korean: {
      happened: "모델 서버에 장애가 발생했습니다.",
      fix: `${TRY_AGAIN_KOREAN} 직접 띄운 서버라면 로그를 확인하세요.`,
    },
  },
  modelUnknown: {
    happened: "The endpoint has no such model, or not for this key.",
    fix: "Correct OPENAI_MODEL, or ask the provider for access to it; `papercards doctor` tries it.",
    korean: {
      happened: "이 주소에 그런 모델이 없거나, 이 키로는 쓸 수 없습니다.",
      fix: "OPENAI_MODEL을 고치세요.",
    },
  },
  modelNotListed: {
    happened: "The endpoint has no such model.",
    fix: "Set OPENAI_MODEL to one that {host} lists: {names}.",
    korean: {
      happened: "이 주소에 그런 모델이 없습니다.",
      fix: "OPENAI_MODEL을 서버에 있는 모델로 바꾸세요: {names}",
    },
  },
  modelNotLoaded: {
    happened: "The server has no model loaded.",
    fix: "Load the model of OPENAI_MODEL in the server, and run the same command again.",
    korean: {
      happened: "서버에 불러온 모델이 없습니다.",
      fix: "OPENAI_MODEL의 모델을 서버에 불러온 뒤 다시 요청하세요.",
    },
  },
  modelLoads: {
    happened: "The server still loads its model.",
    fix: "Run the same command again when the server of OPENAI_BASE_URL has loaded its model.",
    korean: {
      happened: "서버가 아직 모델을 불러오는 중입니다.",
      fix: "모델을 다 불러온 뒤 다시 요청하세요.",
    },
  },
  minuteTooSmall: {
    happened: "One question takes more tokens than this plan allows in a minute.",
    fix: "Choose a model or a plan with more tokens a minute: one question takes more than this limit.",
    korean: {
      happened: "질문 하나가 이 요금제의 분당 token 한도보다 큽니다.",
      fix: "분당 token 한도가 더 큰 모델이나 요금제를 고르세요.",
    },
  },
  memoryTooSmall: {
    happened: "The server has too little memory for the model.",
    fix: "Choose a smaller model as OPENAI_MODEL, or give the server of OPENAI_BASE_URL more memory.",
    korean: {
      happened: "서버의 메모리가 모델에 비해 작습니다.",
      fix: "OPENAI_MODEL을 더 작은 모델로 바꾸거나 서버의 메모리를 늘리세요.",
    },
  },
  modelBroken: {
    happened: "The server cannot run its model.",
    fix: "Read the log of the server of OPENAI_BASE_URL, or choose another model as OPENAI_MODEL.",
    korean: {
      happened: "서버가 모델을 실행하지 못합니다.",
      fix: "서버의 로그를 보거나 OPENAI_MODEL을 다른 모델로 바꾸세요.",
    },
  },
  contextTooShort: {
    happened: "The model's context is too short for a question and a card.",
    fix: "{how}: its context is too short for a question and a card of at least {card} tokens.",
    korean: {
      happened: "질문과 카드에 비해 모델의 문맥 길이가 짧습니다.",
      fix: "모델의 문맥 길이를 늘리거나 다른 모델을 고르세요. 필요한 token 수: {tokens}, 그중 카드에 최소 {card}",
    },
  },
  versionMissing: {
    happened: "Nothing answers requests at {present}, which names no version of the API.",
    fix: "Write OPENAI_BASE_URL as {address}",
    korean: {
      happened: "이 주소는 API 요청을 받지 않습니다. 주소에 API 버전이 없습니다: {present}",
      fix: "OPENAI_BASE_URL을 고치세요: {address}",
    },
  },
  pathDoubled: {
    happened: "Nothing answers requests at {present}, which has a part of its path twice.",
    fix: "Write OPENAI_BASE_URL as {address}",
    korean: {
      happened: "이 주소는 API 요청을 받지 않습니다. 경로의 일부가 두 번 적혀 있습니다: {present}",
      fix: "OPENAI_BASE_URL을 고치세요: {address}",
    },
  },
  addressWrong: {
    happened: "What answers at this address is no Chat Completions API.",
    fix: "Check that OPENAI_BASE_URL is the address of a Chat Completions API, mostly ending in /v1.",
    korean: {
      happened: "이 주소에서 답하는 것은 Chat Completions API가 아닙니다.",
      fix: "OPENAI_BASE_URL을 확인하세요. 대개 /v1로 끝납니다.",
    },
  },
  pageInPlace: {
    happened: "A web page came in the place of an answer.",
    fix: "Open a page in a browser on this machine and sign in if the network asks for it; otherwise correct OPENAI_BASE_URL, which mostly ends in /v1, or look at HTTPS_PROXY and NO_PROXY.",
    korean: {
      happened: "답 대신 웹 페이지가 왔습니다.",
      fix: "이 컴퓨터의 브라우저에서 네트워크 로그인 페이지가 뜨는지 보세요. 아니면 OPENAI_BASE_URL을 고치거나(대개 /v1로 끝납니다) HTTPS_PROXY와 NO_PROXY를 확인하세요.",
    },
  },
  formRefused: {
    happened: "The endpoint does not take what stands in the question.",
    fix: "Choose another model as OPENAI_MODEL; `papercards doctor` tries it.",
    korean: {
      happened: "모델 서버가 질문의 형식을 받아 주지 않았습니다.",
      fix: "OPENAI_MODEL을 다른 모델로 바꾸세요.",
    },
  },
  batchApiMissing: {
    happened: "The endpoint has no Batch API.",
    fix: "Run without `--batch`, or write the questions with `papercards batch export` for an engine that reads them; if the endpoint should have a Batch API, check OPENAI_BASE_URL.",
    korean: {
      happened: "이 주소에는 Batch API가 없습니다.",
      fix: "`--batch` 없이 실행하거나 `papercards batch export`로 질문 파일을 만드세요.",
    },
  },
  batchRefused: {
    happened: "The provider refused the batch as it is.",
    fix: "Correct what it names, or run without `--batch`.",
    korean: {
      happened: "모델 제공자가 배치를 거절했습니다.",
      fix: "알려 준 것을 고치거나 `--batch` 없이 실행하세요.",
    },
  },
  batchTooLarge: {
    happened: "The file of a batch's questions is too large.",
    fix: "Name fewer days, so that the file of questions is smaller, or run without `--batch`.",
    korean: {
      happened: "배치의 질문 파일이 너무 큽니다.",
      fix: "날짜를 줄이거나 `--batch` 없이 실행하세요.",
    },
  },
  batchClosed: {
    happened: "The provider took no question of the batch.",
    fix: "Correct what it names, and run the same command again; the questions go into a new batch.",
    korean: {
      happened: "모델 제공자가 배치의 질문을 하나도 받지 않았습니다.",
      fix: "알려 준 것을 고치고 같은 명령을 다시 실행하세요.",
    },
  },
  batchGone: {
    happened: "The provider no longer has the batch.",
    fix: "Run the same command again; questions without an answer go into a new batch.",
    korean: {
      happened: "모델 제공자에 그 배치가 더는 없습니다.",
      fix: "같은 명령을 다시 실행하세요. 답이 없는 질문은 새 배치에 들어갑니다.",
    },
  },
  batchesUnanswered: {
    happened: "Batches have ended without an answer to a question.",
    fix: "Run the same command without `--batch`, which asks the model at once.",
    korean: {
      happened: "배치가 끝났지만 이 질문의 답이 없습니다.",
      fix: "`--batch` 없이 같은 명령을 실행하세요.",
    },
  },
  batchHasQuestion: {
    happened: "A question is in a batch, and is not asked a second time.",
    fix: "Collect the answers with `papercards backfill <from> <to> --batch` over these days; a batch takes up to 24 hours.",
    korean: {
      happened: "이 질문은 배치에 들어 있어 두 번 묻지 않습니다.",
      fix: "`papercards backfill <from> <to> --batch`로 이 날들의 답을 모은 뒤 다시 요청하세요. 배치는 24시간까지 걸립니다.",
    },
  },
  batchUnderWay: {
    happened: "A question waits for a batch.",
    fix: "Run the same command again to collect the answers; a batch takes up to 24 hours.",
    korean: {
      happened: "질문이 배치의 답을 기다리고 있습니다.",
      fix: "답이 모이면 같은 명령을 다시 실행하세요. 배치는 24시간까지 걸립니다.",
    },
  },
} as const;
