/** One subject: the name a card shows, its Korean name, and the words that mean it in English text. */
export type Tag = { name: string; korean: string; aliases: readonly string[] };

/** The closed list of subjects. A draft chooses from it; nothing else becomes a tag. */
export const TAGS = [
  {
    name: "LLM",
    korean: "대규모 언어 모델",
    aliases: [
      "LLMs",
      "large language model",
      "large language models",
      "language model",
      "language models",
    ],
  },
  {
    name: "Small Language Model",
    korean: "소형 언어 모델",
    aliases: ["SLM", "SLMs", "small language models", "on-device model"],
  },
  {
    name: "Multimodal",
    korean: "멀티모달",
    aliases: ["multi-modal", "MLLM", "MLLMs", "multimodality", "omni-modal"],
  },
  {
    name: "Vision-Language Model",
    korean: "시각-언어 모델",
    aliases: [
      "VLM",
      "VLMs",
      "LVLM",
      "LVLMs",
      "vision-language",
      "vision-language models",
      "vision language model",
    ],
  },
  {
    name: "Vision-Language-Action",
    korean: "시각-언어-행동 모델",
    aliases: ["VLA", "VLAs", "vision-language-action model"],
  },
  {
    name: "Agents",
    korean: "에이전트",
    aliases: ["agent", "agentic", "multi-agent", "multi-agent system", "multi-agent systems"],
  },
  {
    name: "Tool Use",
    korean: "도구 사용",
    aliases: [
      "tool calling",
      "tool-use",
      "tool-calling",
      "function calling",
      "tool call",
      "tool calls",
      "tool-integrated",
    ],
  },
  {
    name: "GUI Agents",
    korean: "GUI 에이전트",
    aliases: [
      "GUI agent",
      "computer use",
      "computer-use",
      "web agent",
      "web agents",
      "mobile agent",
    ],
  },
  {
    name: "Deep Research",
    korean: "심층 조사",
    aliases: ["deep research agent", "research agent", "deep search"],
  },
  {
    name: "Memory",
    korean: "기억",
    aliases: ["long-term memory", "agent memory", "memory system", "memory bank"],
  },
  {
    name: "Reasoning",
    korean: "추론",
    aliases: ["chain-of-thought", "chain of thought", "CoT", "reasoner", "thinking model"],
  },
  {
    name: "Math",
    korean: "수학",
    aliases: ["mathematics", "mathematical", "theorem proving", "olympiad"],
  },
  {
    name: "Code Generation",
    korean: "코드 생성",
    aliases: ["coding", "code LLM", "program synthesis", "code completion", "programming"],
  },
  {
    name: "Software Engineering",
    korean: "소프트웨어 공학",
    aliases: [
      "SWE-bench",
      "SWE",
      "software development",
      "repository-level",
      "bug fixing",
      "pull requests",
    ],
  },
  {
    name: "Reinforcement Learning",
    korean: "강화 학습",
    aliases: ["RL", "RLVR", "RLHF", "GRPO", "PPO", "policy optimization", "policy gradient"],
  },
  {
    name: "Reward Model",
    korean: "보상 모델",
    aliases: [
      "reward models",
      "reward modeling",
      "reward modelling",
      "verifier",
      "verifiable rewards",
      "process reward",
    ],
  },
  {
    name: "Alignment",
    korean: "정렬",
    aliases: [
      "preference optimization",
      "DPO",
      "human preference",
      "human preferences",
      "value alignment",
    ],
  },
  {
    name: "Safety",
    korean: "안전",
    aliases: [
      "jailbreak",
      "jailbreaks",
      "red teaming",
      "harmful",
      "AI safety",
      "guardrail",
      "guardrails",
    ],
  },
  {
    name: "Security",
    korean: "보안",
    aliases: [
      "adversarial attack",
      "adversarial attacks",
      "prompt injection",
      "backdoor",
      "watermark",
      "watermarking",
      "vulnerability",
    ],
  },
  {
    name: "Privacy",
    korean: "개인정보",
    aliases: ["privacy-preserving", "federated learning", "differential privacy", "unlearning"],
  },
  {
    name: "Interpretability",
    korean: "해석 가능성",
    aliases: [
      "interpretable",
      "mechanistic",
      "sparse autoencoder",
      "sparse autoencoders",
      "probing",
      "explainability",
    ],
  },
  {
    name: "Hallucination",
    korean: "환각",
    aliases: ["hallucinations", "factuality", "factual", "faithfulness"],
  },
  {
    name: "Prompting",
    korean: "프롬프트",
    aliases: [
      "prompt engineering",
      "in-context learning",
      "few-shot prompting",
      "prompt optimization",
    ],
  },
  {
    name: "RAG",
    korean: "검색 증강 생성",
    aliases: [
      "retrieval-augmented generation",
      "retrieval augmented generation",
      "retrieval-augmented",
      "GraphRAG",
    ],
  },
  {
    name: "Retrieval",
    korean: "검색",
    aliases: [
      "information retrieval",
      "search engine",
      "dense retrieval",
      "reranking",
      "reranker",
      "retriever",
    ],
  },
  {
    name: "Embedding",
    korean: "임베딩",
    aliases: ["embeddings", "embedding model", "text embedding", "representation learning"],
  },
  {
    name: "Knowledge Graph",
    korean: "지식 그래프",
    aliases: ["knowledge graphs", "graph neural network", "GNN", "ontology"],
  },
  {
    name: "Long Context",
    korean: "긴 맥락",
    aliases: [
      "long-context",
      "context window",
      "context length",
      "million tokens",
      "context management",
    ],
  },
  {
    name: "Pre-training",
    korean: "사전 학습",
    aliases: ["pretraining", "pre-trained from scratch", "pretrain", "continual pretraining"],
  },
  {
    name: "Post-training",
    korean: "후속 학습",
    aliases: ["posttraining", "instruction tuning", "post-train"],
  },
  {
    name: "Fine-tuning",
    korean: "미세 조정",
    aliases: [
      "finetuning",
      "fine-tune",
      "fine-tuned",
      "SFT",
      "LoRA",
      "PEFT",
      "supervised fine-tuning",
    ],
  },
  {
    name: "Distillation",
    korean: "지식 증류",
    aliases: ["knowledge distillation", "distill", "distilled", "teacher-student"],
  },
  {
    name: "Mixture of Experts",
    korean: "전문가 혼합",
    aliases: ["MoE", "mixture-of-experts", "sparse experts"],
  },
  {
    name: "Attention",
    korean: "어텐션",
    aliases: [
      "sparse attention",
      "linear attention",
      "attention mechanism",
      "KV cache",
      "FlashAttention",
    ],
  },
  {
    name: "State Space Model",
    korean: "상태 공간 모델",
    aliases: ["SSM", "Mamba", "state space models", "recurrent"],
  },
  {
    name: "Model Architecture",
    korean: "모델 구조",
    aliases: ["Transformer", "Transformers", "architecture", "architectures", "backbone"],
  },
  {
    name: "Scaling Law",
    korean: "스케일링 법칙",
    aliases: ["scaling laws", "scaling behavior", "test-time scaling", "test-time compute"],
  },
  {
    name: "Efficient Inference",
    korean: "효율적 inference",
    aliases: [
      "inference acceleration",
      "speculative decoding",
      "low latency",
      "speedup",
      "throughput",
      "serving",
      "inference efficiency",
      "efficient inference",
    ],
  },
  {
    name: "Quantization",
    korean: "양자화",
    aliases: ["quantized", "low-bit", "INT4", "FP8", "FP4", "pruning", "compression"],
  },
  {
    name: "Training Infrastructure",
    korean: "학습 인프라",
    aliases: [
      "distributed training",
      "GPU kernel",
      "CUDA",
      "kernel",
      "training system",
      "training efficiency",
    ],
  },
  {
    name: "Optimization",
    korean: "최적화 기법",
    aliases: ["optimizer", "optimizers", "Adam", "Muon", "learning rate"],
  },
  {
    name: "Data Curation",
    korean: "데이터 구축",
    aliases: ["data selection", "data filtering", "data pipeline", "data quality", "annotation"],
  },
  { name: "Dataset", korean: "데이터셋", aliases: ["datasets", "corpus", "large-scale dataset"] },
  {
    name: "Synthetic Data",
    korean: "합성 데이터",
    aliases: ["data synthesis", "synthetic", "synthesized data"],
  },
  { name: "Benchmark", korean: "벤치마크", aliases: ["benchmarks", "benchmarking", "leaderboard"] },
  {
    name: "Evaluation",
    korean: "평가",
    aliases: ["evaluate", "LLM-as-a-judge", "metric", "metrics"],
  },
  {
    name: "Image Generation",
    korean: "이미지 생성",
    aliases: ["text-to-image", "image synthesis", "T2I"],
  },
  {
    name: "Image Editing",
    korean: "이미지 편집",
    aliases: ["image edit", "instruction-based editing", "inpainting", "image manipulation"],
  },
  {
    name: "Video Generation",
    korean: "비디오 생성",
    aliases: ["text-to-video", "video diffusion", "image-to-video", "T2V"],
  },
  {
    name: "Video Understanding",
    korean: "비디오 이해",
    aliases: ["video-language", "video question answering", "video reasoning", "long video"],
  },
  {
    name: "Diffusion",
    korean: "확산 모델",
    aliases: [
      "diffusion model",
      "diffusion models",
      "flow matching",
      "DiT",
      "denoising",
      "rectified flow",
    ],
  },
  {
    name: "Autoregressive Generation",
    korean: "자기회귀 생성",
    aliases: ["autoregressive", "next-token prediction", "tokenizer", "tokenization"],
  },
  {
    name: "3D",
    korean: "3차원",
    aliases: [
      "Gaussian Splatting",
      "3DGS",
      "NeRF",
      "point cloud",
      "mesh",
      "novel view synthesis",
      "4D",
    ],
  },
  {
    name: "Computer Vision",
    korean: "컴퓨터 비전",
    aliases: [
      "object detection",
      "segmentation",
      "image recognition",
      "depth estimation",
      "visual recognition",
      "tracking",
    ],
  },
  {
    name: "Document Understanding",
    korean: "문서 이해",
    aliases: ["OCR", "document parsing", "PDF", "chart understanding", "table understanding"],
  },
  {
    name: "Audio",
    korean: "오디오",
    aliases: ["sound", "audio generation", "audio tokenizer", "audio-visual"],
  },
  {
    name: "Speech",
    korean: "음성",
    aliases: ["text-to-speech", "TTS", "speech recognition", "ASR", "voice", "spoken"],
  },
  { name: "Music", korean: "음악", aliases: ["music generation", "song", "singing"] },
  {
    name: "Robotics",
    korean: "로봇",
    aliases: ["robot", "robots", "robotic", "manipulation", "humanoid", "embodied", "locomotion"],
  },
  {
    name: "World Model",
    korean: "월드 모델",
    aliases: ["world models", "world modeling", "world simulator"],
  },
  {
    name: "Autonomous Driving",
    korean: "자율 주행",
    aliases: ["self-driving", "driving", "vehicle"],
  },
  {
    name: "Simulation",
    korean: "시뮬레이션",
    aliases: ["simulator", "simulated environment", "game", "games", "virtual environment"],
  },
  {
    name: "Multilingual",
    korean: "다국어",
    aliases: [
      "low-resource language",
      "low-resource languages",
      "cross-lingual",
      "translation",
      "machine translation",
    ],
  },
  {
    name: "Healthcare",
    korean: "의료",
    aliases: ["medical", "clinical", "biomedical", "patient", "radiology"],
  },
  {
    name: "Science",
    korean: "과학",
    aliases: [
      "scientific",
      "scientific discovery",
      "chemistry",
      "physics",
      "biology",
      "molecule",
      "protein",
      "materials",
    ],
  },
  { name: "Finance", korean: "금융", aliases: ["financial", "trading", "stock"] },
  { name: "Law", korean: "법률", aliases: ["legal", "judicial", "court"] },
  { name: "Education", korean: "교육", aliases: ["educational", "tutoring", "student learning"] },
  { name: "Time Series", korean: "시계열", aliases: ["time-series", "forecasting", "tabular"] },
  {
    name: "Recommendation",
    korean: "추천",
    aliases: ["recommender", "recommender system", "recommender systems", "user modeling"],
  },
  {
    name: "Human-AI Interaction",
    korean: "사람과 AI의 상호작용",
    aliases: [
      "human-computer interaction",
      "HCI",
      "user study",
      "dialogue",
      "conversational",
      "chatbot",
      "role-playing",
    ],
  },
  {
    name: "Theory",
    korean: "이론",
    aliases: ["theoretical", "theorem", "proof", "convergence", "generalization bound"],
  },
  {
    name: "Survey",
    korean: "서베이",
    aliases: ["systematic review", "literature review", "comprehensive review", "taxonomy"],
  },
] as const satisfies readonly Tag[];

/** The name of a tag, as cards show it. */
export type TagName = (typeof TAGS)[number]["name"];

/** All names, in the order of {@link TAGS}. */
export const TAG_NAMES: readonly TagName[] = TAGS.map((tag) => tag.name);

/** Most tags that a card carries. */
const TAGS_AT_MOST = 6;

/**
 * The tags whose name or alias stands in a text as whole words, those in the title first. It is what
 * a failed card gets: "leverages" is not RAG.
 */
export function findTags(title: string, abstract: string): TagName[] {
  const inTitle = TAGS.filter((tag) => mentions(title, tag));
  const inAbstract = TAGS.filter((tag) => !inTitle.includes(tag) && mentions(abstract, tag));
  return [...inTitle, ...inAbstract].slice(0, TAGS_AT_MOST).map((tag) => tag.name);
}

function mentions(text: string, tag: Tag): boolean {
  return [tag.name, ...tag.aliases].some((word) => wholeWord(word).test(text));
}

/** Short all-capital names count only as written; longer ones in any case. */
function wholeWord(word: string): RegExp {
  const isAcronym = /^[A-Z0-9]{2,5}s?$/.test(word);
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ -]");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, isAcronym ? "u" : "iu");
}
