const CHECK_PROXY = "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY; `papercards doctor` shows them.";
const CHECK_PROXY_KOREAN = "HTTP_PROXY, HTTPS_PROXY, NO_PROXY 설정을 확인하세요.";

/** On the way to a server. */
export const NETWORK_CAUSES = {
  noListener: {
    happened: "Nothing listens at {host} (ECONNREFUSED).",
    fix: "Start the server that is to answer there, or correct {setting}; if both are right, look for a firewall in between.",
    korean: {
      happened: "이 주소에서 응답하는 서버가 없습니다: {host}",
      fix: "그 서버를 켜거나 주소 설정을 고치세요: {setting}. 둘 다 맞으면 방화벽을 확인하세요.",
    },
  },
  noHost: {
    happened: "There is no host of the name {host} (ENOTFOUND).",
    fix: "Connect this machine to the network that knows it, or correct the name in {setting}.",
    korean: {
      happened: "이런 이름의 서버를 찾을 수 없습니다: {host}",
      fix: "그 이름을 아는 네트워크에 연결하거나, 주소 설정의 이름을 고치세요: {setting}",
    },
  },
  noNames: {
    happened: "The name {host} cannot be looked up at the moment (EAI_AGAIN).",
    fix: "Connect this machine to the network, and run the same command again.",
    korean: {
      happened: "지금은 서버 이름을 조회할 수 없습니다: {host}",
      fix: "네트워크 연결을 확인하고 다시 요청하세요.",
    },
  },
  connectionLost: {
    happened: "The connection was lost before the whole response had come.",
    fix: "Run the same command again later; what is done stays done, and answers already paid for are in the cache.",
    korean: {
      happened: "응답이 다 오기 전에 연결이 끊어졌습니다.",
      fix: "잠시 뒤에 다시 요청하세요.",
    },
  },
  tooSlow: {
    happened: "The model's server gave no good answer in the time that one gets.",
    fix: "Look whether the server of OPENAI_BASE_URL is overloaded or still loads its model; for a slow one raise PAPERCARDS_TIMEOUT_SECONDS, or run the same command again later.",
    korean: {
      happened: "모델 서버가 정해진 시간 안에 답하지 않았습니다.",
      fix: "서버가 바쁘거나 모델을 불러오는 중인지 확인하고 다시 요청하세요. 느린 서버라면 PAPERCARDS_TIMEOUT_SECONDS를 늘리세요.",
    },
  },
  foreignPage: {
    happened: "A web page came in the place of an answer.",
    fix: "Open a page in a browser on this machine and sign in if the network asks for it; otherwise correct {setting}, or look at HTTPS_PROXY and NO_PROXY.",
    korean: {
      happened: "답 대신 웹 페이지가 왔습니다.",
      fix: "이 컴퓨터의 브라우저에서 네트워크 로그인 페이지가 뜨는지 보세요. 아니면 주소 설정이나 프록시 설정을 고치세요: {setting}",
    },
  },
  untrustedCertificate: {
    happened: "The server's certificate is not trusted.",
    fix: "Set NODE_EXTRA_CA_CERTS to the certificates of your network's authority, before the program starts.",
    korean: {
      happened: "서버의 인증서를 신뢰할 수 없습니다.",
      fix: "네트워크 인증 기관의 인증서를 NODE_EXTRA_CA_CERTS에 설정하고 프로그램을 다시 시작하세요.",
    },
  },
  refusedByProxy: {
    happened: "A proxy refused the request.",
    fix: CHECK_PROXY,
    korean: { happened: "프록시가 요청을 거절했습니다.", fix: CHECK_PROXY_KOREAN },
  },
  proxyUnreachable: {
    happened: "A proxy cannot be reached.",
    fix: CHECK_PROXY,
    korean: { happened: "프록시에 연결할 수 없습니다.", fix: CHECK_PROXY_KOREAN },
  },
} as const;
