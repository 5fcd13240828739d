const AGAIN_IN_RUN = "Run the same command again later; the Hub and arXiv are asked again.";
const AGAIN_IN_RUN_KOREAN = "그 날짜로 다시 실행하면 초록을 다시 찾습니다.";
const OTHER_MODEL_KOREAN = "OPENAI_MODEL을 다른 모델로 바꾸세요.";

/** Of one paper: what is known of its abstract, and what the model made of it. The Korean sentences also stand on failed cards. */
export const ANSWER_CAUSES = {
  abstractMissing: {
    happened: "Neither the Hub nor arXiv has an abstract of this paper that can be used.",
    fix: AGAIN_IN_RUN,
    korean: {
      happened: "Hugging Face와 arXiv 어디에서도 쓸 수 있는 초록을 찾지 못했습니다.",
      fix: AGAIN_IN_RUN_KOREAN,
    },
  },
  paperWithdrawn: {
    happened: "The paper was withdrawn, so the model is not asked about it.",
    fix: "Nothing is to be done; every run in the look-back window looks whether it is still so.",
    korean: {
      happened: "저자나 arXiv가 철회한 논문이라 모델에 묻지 않았습니다.",
      fix: "할 일이 없습니다.",
    },
  },
  arxivUnreachable: {
    happened: "The Hub has no abstract of this paper that can be used, and arXiv gave no answer.",
    fix: `${AGAIN_IN_RUN} If ARXIV_ENDPOINT is set, see whether it is right.`,
    korean: {
      happened:
        "Hugging Face에 쓸 수 있는 초록이 없고 arXiv도 답하지 않아 초록을 확인하지 못했습니다.",
      fix: `${AGAIN_IN_RUN_KOREAN} ARXIV_ENDPOINT를 설정했다면 그 주소가 맞는지 확인하세요.`,
    },
  },
  modelTooWeak: {
    happened: "The answer was no JSON of the draft's shape.",
    fix: "Choose a model that follows a JSON Schema as OPENAI_MODEL; `papercards doctor` tries it. A model of your own may lack context: give it 16384 tokens.",
    korean: {
      happened: "모델의 답이 카드의 형식에 맞지 않았습니다.",
      fix: "OPENAI_MODEL을 JSON Schema를 따르는 모델로 바꾸세요. 직접 띄운 모델이라면 문맥 길이를 16384 token으로 늘려 보세요.",
    },
  },
  koreanUnfit: {
    happened: "The model wrote no Korean that a card can use.",
    fix: "Choose a model that is better at Korean as OPENAI_MODEL.",
    korean: {
      happened: "모델이 한국어 카드로 쓸 수 없는 글을 썼습니다.",
      fix: "OPENAI_MODEL을 한국어를 더 잘하는 모델로 바꾸세요.",
    },
  },
  quotesInvented: {
    happened: "No key point of the answer quotes the abstract.",
    fix: "Choose another model as OPENAI_MODEL; `papercards doctor` tries it.",
    korean: {
      happened: "모델이 든 인용이 초록에 없었습니다.",
      fix: OTHER_MODEL_KOREAN,
    },
  },
  keyRepeated: {
    happened:
      "The model's server puts the key into its answers; it was masked, and no card or file holds it.",
    fix: "Replace the key at its provider, and set OPENAI_BASE_URL to an address that does not repeat it.",
    korean: {
      happened: "모델 서버가 답에 API 키를 넣어 보내 그 답을 쓰지 않았습니다.",
      fix: "제공자에서 키를 새로 만들고, OPENAI_BASE_URL을 키를 되돌려 보내지 않는 주소로 바꾸세요.",
    },
  },
  answerCut: {
    happened: "The answer met its length limit.",
    fix: "Set PAPERCARDS_REASONING_EFFORT to low if the model thinks before it answers; give a model of your own a context of 16384 tokens; or choose another model as OPENAI_MODEL.",
    korean: {
      happened: "모델의 답이 길이 제한에 걸려 잘렸습니다.",
      fix: "답하기 전에 추론하는 모델이라면 PAPERCARDS_REASONING_EFFORT를 low로 바꾸고, 직접 띄운 모델이라면 문맥 길이를 16384 token으로 늘리거나, 다른 모델을 고르세요.",
    },
  },
  thoughtsCut: {
    happened: "Thoughts took the room of the answer and left too little for a card.",
    fix: "Set PAPERCARDS_REASONING_EFFORT to low, or choose another model as OPENAI_MODEL where it is low already; a model of your own that thinks for long needs a context of 16384 tokens.",
    korean: {
      happened: "모델이 추론에 길이 제한을 거의 다 써서 카드를 쓰지 못했습니다.",
      fix: "PAPERCARDS_REASONING_EFFORT를 low로 바꾸고, 이미 low라면 다른 모델을 고르세요. 직접 띄운 모델이라면 문맥 길이를 16384 token으로 늘리세요.",
    },
  },
  cardCut: {
    happened: "The answer met its length limit while the card was written.",
    fix: "Choose another model as OPENAI_MODEL; one of your own needs a context of 16384 tokens.",
    korean: {
      happened: "모델이 카드를 다 쓰기 전에 길이 제한에 걸렸습니다.",
      fix: `${OTHER_MODEL_KOREAN} 직접 띄운 모델이라면 문맥 길이를 16384 token으로 늘리세요.`,
    },
  },
  answerLooped: {
    happened: "The answer repeated itself without end.",
    fix: "Choose another model as OPENAI_MODEL; `papercards doctor` tries it.",
    korean: { happened: "모델이 같은 말을 끝없이 되풀이했습니다.", fix: OTHER_MODEL_KOREAN },
  },
  outputLimit: {
    happened: "The model may write no answer as long as a card of its takes.",
    fix: "Choose a model as OPENAI_MODEL that may write longer answers.",
    korean: {
      happened: "모델이 한 번에 쓸 수 있는 답이 카드에 비해 짧습니다.",
      fix: "OPENAI_MODEL을 더 긴 답을 쓸 수 있는 모델로 바꾸세요.",
    },
  },
  answerTooLong: {
    happened: "The answer is too long for a card.",
    fix: "Choose another model as OPENAI_MODEL; `papercards doctor` tries it.",
    korean: {
      happened: "모델의 답이 카드에 싣기에는 너무 길었습니다.",
      fix: OTHER_MODEL_KOREAN,
    },
  },
  answerRefused: {
    happened: "The model refused to answer.",
    fix: "Ask again in `papercards review`, or choose another model as OPENAI_MODEL.",
    korean: {
      happened: "모델이 답하기를 거절했습니다.",
      fix: "한 번 더 요청하거나 OPENAI_MODEL을 다른 모델로 바꾸세요.",
    },
  },
  modelSilent: {
    happened: "The model's server gave no answer.",
    fix: "Run the same command again later; answers already paid for are in the cache; `papercards doctor` looks what is in the way.",
    korean: {
      happened: "모델 서버가 답하지 않았습니다.",
      fix: "다시 요청하세요. 이번에도 답이 없으면 그 원인과 할 일이 나옵니다.",
    },
  },
  modelClosed: {
    happened: "The model's server takes no such request.",
    fix: "Check OPENAI_MODEL and OPENAI_BASE_URL; `papercards doctor` tries both.",
    korean: {
      happened: "모델 서버가 요청을 받아 주지 않았습니다.",
      fix: "OPENAI_MODEL과 OPENAI_BASE_URL을 확인하세요.",
    },
  },
  modelClosedBefore: {
    happened: "The model's server took no such request, for a reason that lasts.",
    fix: "Check OPENAI_API_KEY, the credit and limits of its account, OPENAI_MODEL and OPENAI_BASE_URL; `papercards doctor` asks the model, and tells which it is.",
    korean: {
      happened: "모델 서버가 요청을 받아 주지 않았습니다.",
      fix: "다시 요청하면 지금도 그런지, 그 원인과 할 일이 나옵니다. API 키나 그 계정의 크레딧과 한도, OPENAI_MODEL, OPENAI_BASE_URL 가운데 하나일 수 있습니다.",
    },
  },
  costLimit: {
    happened: "The limit in PAPERCARDS_MAX_COST_USD would have been passed.",
    fix: "Raise PAPERCARDS_MAX_COST_USD and run the same command again; what is paid for is in the cache.",
    korean: {
      happened: "정해 둔 비용 한도에 이르러 모델에 묻지 않았습니다.",
      fix: "PAPERCARDS_MAX_COST_USD를 올리고 다시 시작하세요.",
    },
  },
  notAsked: {
    happened: "Nobody has asked the model about this paper yet.",
    fix: "Run the day, or ask for the card in `papercards review`.",
    korean: { happened: "아직 모델에 묻지 않았습니다.", fix: "초안을 요청하세요." },
  },
  verdictsUnreadable: {
    happened: "The verifier's answer holds no verdicts that can be read.",
    fix: "Choose another model as PAPERCARDS_VERIFIER_MODEL, one that follows a JSON Schema; `papercards doctor` tries it.",
    korean: {
      happened: "검증 모델의 답에서 판정을 읽지 못했습니다.",
      fix: "PAPERCARDS_VERIFIER_MODEL을 JSON Schema를 따르는 다른 모델로 바꾸세요.",
    },
  },
  verdictsLeftOut: {
    happened: "The verifier gave no verdict that stands on some sentences of a card.",
    fix: "Choose another model as PAPERCARDS_VERIFIER_MODEL, one that answers for each sentence and copies passages letter by letter.",
    korean: {
      happened: "검증 모델이 카드의 문장 가운데 일부에 쓸 수 있는 판정을 내리지 않았습니다.",
      fix: "PAPERCARDS_VERIFIER_MODEL을 문장마다 판정하고 구절을 그대로 옮기는 다른 모델로 바꾸세요.",
    },
  },
  answerNotRecorded: {
    happened: "There is no recorded answer to this question.",
    fix: "Record it with --record, or put the missing file there.",
    korean: {
      happened: "이 질문에 기록된 답이 없습니다.",
      fix: "--record로 답을 기록하거나 빠진 파일을 넣으세요.",
    },
  },
} as const;
