const LATER = "Run the same command again later; what is done stays done.";
const LATER_KOREAN = "나중에 같은 명령을 다시 실행하세요.";

/** At the Hub and arXiv. */
export const SOURCE_CAUSES = {
  tokenRefused: {
    happened: "The Hub refused HF_TOKEN.",
    fix: "Make a new token at https://huggingface.co/settings/tokens, or unset HF_TOKEN.",
    korean: {
      happened: "Hugging Face가 HF_TOKEN을 거부했습니다.",
      fix: "https://huggingface.co/settings/tokens 에서 token을 새로 만들거나 HF_TOKEN 설정을 빼세요.",
    },
  },
  tokenRefusedByMirror: {
    happened: "{host}, which is not huggingface.co, refused HF_TOKEN.",
    fix: "Set HF_TOKEN to a token of {host}, or remove HF_ENDPOINT to ask huggingface.co.",
    korean: {
      happened: "HF_ENDPOINT의 서버가 HF_TOKEN을 거부했습니다: {host}",
      fix: "HF_TOKEN을 그 서버에서 발급한 token으로 바꾸거나, HF_ENDPOINT 설정을 빼서 huggingface.co를 이용하세요.",
    },
  },
  tokenMissing: {
    happened: "{host} answers nobody without a token.",
    fix: "Set HF_TOKEN to a token of {host}, or remove HF_ENDPOINT to ask huggingface.co, which needs none.",
    korean: {
      happened: "HF_ENDPOINT의 서버가 token 없이는 답하지 않습니다: {host}",
      fix: "HF_TOKEN을 그 서버에서 발급한 token으로 설정하거나, HF_ENDPOINT 설정을 빼서 token 없이 쓸 수 있는 huggingface.co를 이용하세요.",
    },
  },
  hubForbidden: {
    happened:
      "{host} refused a request that the Hub takes from everybody, with or without a token.",
    fix: "Open https://{host}/papers in a browser on this machine, and look for what stands in between: a filter of the network, a proxy, or a page to sign in at.",
    korean: {
      happened: "Hugging Face라면 누구에게나 답하는 요청을 서버가 거부했습니다: {host}",
      fix: "이 컴퓨터의 브라우저에서 Hugging Face가 열리는지 보고, 중간에 네트워크 차단이나 프록시, 로그인 페이지가 있는지 확인하세요.",
    },
  },
  arxivForbidden: {
    happened: "{host} refused a request that arXiv takes from everybody.",
    fix: "Correct or remove ARXIV_ENDPOINT, or look for a proxy in between.",
    korean: {
      happened: "arXiv라면 누구에게나 답하는 요청을 서버가 거부했습니다: {host}",
      fix: "ARXIV_ENDPOINT를 고치거나 빼고, 중간에 프록시가 있는지 확인하세요.",
    },
  },
  hubBusy: {
    happened: "The Hub takes no more requests without a token for now.",
    fix: `${LATER} With HF_TOKEN the Hub takes more.`,
    korean: {
      happened: "Hugging Face가 지금은 token 없는 요청을 더 받지 않습니다.",
      fix: LATER_KOREAN,
    },
  },
  sourceBusy: {
    happened: "The Hub or arXiv takes no more requests for now.",
    fix: LATER,
    korean: {
      happened: "Hugging Face나 arXiv가 지금은 요청을 더 받지 않습니다.",
      fix: LATER_KOREAN,
    },
  },
  sourceDown: {
    happened: "The Hub or arXiv is down or too slow, or its answer came in part.",
    fix: LATER,
    korean: { happened: "Hugging Face나 arXiv가 답하지 않았습니다.", fix: LATER_KOREAN },
  },
  sourceForeign: {
    happened: "What answered is not the Hub or arXiv, as it seems.",
    fix: "Check HF_ENDPOINT, ARXIV_ENDPOINT and what lies in between; `papercards doctor` shows them and asks the Hub.",
    korean: {
      happened: "Hugging Face나 arXiv가 아닌 곳에서 답한 것 같습니다.",
      fix: "HF_ENDPOINT와 ARXIV_ENDPOINT를 확인하세요.",
    },
  },
  dayEmpty: {
    happened: "The day has no papers.",
    fix: "Choose another day.",
    korean: { happened: "이 날에는 논문이 없습니다.", fix: "다른 날을 고르세요." },
  },
  listingUnreadable: {
    happened: "Nothing in the Hub's listing can be read as a paper.",
    fix: "Run again later; if it stays so, the Hub's form has changed: look for a newer papercards.",
    korean: { happened: "Hugging Face의 목록을 읽을 수 없습니다.", fix: LATER_KOREAN },
  },
  listingOfOtherDay: {
    happened: "The listing is of another day.",
    fix: "Run again later; if it stays so, look at what stands between here and the Hub: a proxy, a cache, or the mirror in HF_ENDPOINT.",
    korean: { happened: "다른 날의 목록이 왔습니다.", fix: LATER_KOREAN },
  },
  listingShrunk: {
    happened: "The Hub lists far fewer papers of a day than before.",
    fix: "Run again later; if it stays so, look at the day's page on the Hub.",
    korean: { happened: "목록의 논문이 전보다 크게 줄었습니다.", fix: LATER_KOREAN },
  },
} as const;
