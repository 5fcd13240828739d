/** One subject: the name that a card shows, its Korean name, and its English words. */
type Tag = {
  name: string;
  korean: string;
  /** Words that mean the subject wherever they stand, in the singular; the name is one of them. */
  aliases: string;
  /**
   * Words of this subject and of others too: they make a tag plausible, but do not find it. A name that is
   * an everyday word is listed here as well: many abstracts say "benchmark", few are about one.
   */
  hints: string;
};

/** The closed list of subjects, from which a draft chooses its tags. */
export const TAGS = [
  {
    name: "LLM",
    korean: "대규모 언어 모델",
    aliases: "large language model, language model",
    hints:
      "GPT, ChatGPT, Llama, Qwen, Gemini, Claude, DeepSeek, Mistral, reasoning model, prompting, next-token",
  },
  {
    name: "Small Language Model",
    korean: "소형 언어 모델",
    aliases: "SLM, small language model, on-device model, on-device LLM, compact language model",
    hints: "small model, lightweight, edge device, mobile",
  },
  {
    name: "Multimodal",
    korean: "멀티모달",
    aliases: "multi-modal, MLLM, LMM, multimodality, omni-modal, omnimodal, any-to-any",
    hints: "vision-language, VLM, audio-visual, cross-modal, image-text, modality, modalities",
  },
  {
    name: "Vision-Language Model",
    korean: "시각-언어 모델",
    aliases: "VLM, LVLM, vision-language, vision language model, large multimodal model",
    hints:
      "MLLM, multimodal, visual question answering, VQA, CLIP, image captioning, visual reasoning",
  },
  {
    name: "Vision-Language-Action",
    korean: "시각-언어-행동 모델",
    aliases: "VLA, vision-language-action model",
    hints: "robot policy, action model, embodied",
  },
  {
    name: "Agents",
    korean: "에이전트",
    aliases:
      "LLM agent, AI agent, agentic, multi-agent, multi-agent system, autonomous agent, language agent",
    hints: "agent",
  },
  {
    name: "Tool Use",
    korean: "도구 사용",
    aliases:
      "tool-use, tool calling, tool call, function calling, tool-integrated, tool-augmented, using tools, MCP, Model Context Protocol",
    hints: "tool, API",
  },
  {
    name: "GUI Agents",
    korean: "GUI 에이전트",
    aliases:
      "GUI agent, computer use, computer-using, web agent, mobile agent, GUI grounding, browser agent, web navigation",
    hints: "GUI, browser, desktop, smartphone, screenshot",
  },
  {
    name: "Deep Research",
    korean: "심층 조사",
    aliases: "deep research agent, research agent, deep search, agentic search, web search agent",
    hints: "research report, browsing, web search",
  },
  {
    name: "Memory",
    korean: "기억",
    aliases:
      "long-term memory, agent memory, memory system, memory bank, episodic memory, memory-augmented, memory management",
    hints: "memory, remember, recall",
  },
  {
    name: "Reasoning",
    korean: "추론",
    aliases:
      "chain-of-thought, CoT, reasoning model, reasoner, reasoning capability, reasoning ability, reasoning trace, thinking model, slow thinking, multi-step reasoning, mathematical reasoning",
    hints: "reasoning, reason, think, thinking, inference-time",
  },
  {
    name: "Math",
    korean: "수학",
    aliases: "mathematics, mathematical, theorem proving, olympiad, AIME, GSM8K, math reasoning",
    hints: "math, arithmetic, geometry, theorem, proof",
  },
  {
    name: "Code Generation",
    korean: "코드 생성",
    aliases:
      "code LLM, program synthesis, code completion, coding agent, coding assistant, vibe coding, code model, LiveCodeBench, competitive programming",
    hints: "code, coding, programming, program",
  },
  {
    name: "Software Engineering",
    korean: "소프트웨어 공학",
    aliases:
      "SWE-bench, SWE, software development, repository-level, bug fixing, pull request, code review, issue resolution",
    hints: "repository, repositories, software, codebase, debugging",
  },
  {
    name: "Reinforcement Learning",
    korean: "강화 학습",
    aliases:
      "RL, RLVR, RLHF, GRPO, PPO, policy optimization, policy gradient, reinforcement fine-tuning, actor-critic, Q-learning",
    hints: "reward, policy, rollout, on-policy, off-policy, exploration",
  },
  {
    name: "Reward Model",
    korean: "보상 모델",
    aliases:
      "reward modeling, reward modelling, process reward, PRM, verifiable reward, outcome reward, generative verifier",
    hints: "reward, verifier, preference, judge",
  },
  {
    name: "Alignment",
    korean: "정렬",
    aliases:
      "preference optimization, DPO, RLHF, human preference, value alignment, preference learning, aligned with human, alignment tax, preference alignment",
    hints: "alignment, preference, human feedback",
  },
  {
    name: "Safety",
    korean: "안전",
    aliases:
      "AI safety, jailbreak, jailbreaking, red teaming, red-teaming, harmful content, guardrail, safety alignment",
    hints: "safety, unsafe, harmful, misalignment, risk, toxic, misuse, refusal",
  },
  {
    name: "Security",
    korean: "보안",
    aliases:
      "adversarial attack, prompt injection, backdoor, watermark, watermarking, cybersecurity, vulnerability detection, data poisoning, penetration testing, membership inference",
    hints: "security, attack, attacker, vulnerability, vulnerabilities, defense, malicious",
  },
  {
    name: "Privacy",
    korean: "개인정보",
    aliases:
      "privacy-preserving, federated learning, differential privacy, machine unlearning, unlearning, personally identifiable",
    hints: "privacy, private data, sensitive data, copyright",
  },
  {
    name: "Interpretability",
    korean: "해석 가능성",
    aliases:
      "mechanistic, sparse autoencoder, SAE, explainability, explainable, activation steering, steering vector, circuit analysis, linear probe",
    hints:
      "interpretable, interpretability, probing, probe, activations, internal representation, explain",
  },
  {
    name: "Hallucination",
    korean: "환각",
    aliases: "factuality, hallucinate, hallucinated, factual error, factual accuracy",
    hints: "faithfulness, factual, grounded, grounding, groundedness",
  },
  {
    name: "Prompting",
    korean: "프롬프트",
    aliases:
      "prompt engineering, in-context learning, few-shot prompting, prompt optimization, prompt tuning, prompting strategy, system prompt",
    hints: "prompt, prompting, few-shot, zero-shot, in-context, instruction",
  },
  {
    name: "RAG",
    korean: "검색 증강 생성",
    aliases: "retrieval-augmented generation, retrieval augmented, retrieval-augmented, GraphRAG",
    hints: "retrieval, retrieve, retriever, external knowledge",
  },
  {
    name: "Retrieval",
    korean: "검색",
    aliases:
      "information retrieval, search engine, dense retrieval, reranking, re-ranking, reranker, retriever, semantic search, document retrieval",
    hints: "retrieval, retrieve, search, ranking, query",
  },
  {
    name: "Embedding",
    korean: "임베딩",
    aliases:
      "embedding model, text embedding, representation learning, contrastive learning, sentence embedding, multimodal embedding",
    hints: "embedding, representation, latent representation, similarity",
  },
  {
    name: "Knowledge Graph",
    korean: "지식 그래프",
    aliases: "graph neural network, GNN, ontology, knowledge base, GraphRAG, graph learning",
    hints: "graph, entity, entities, triple",
  },
  {
    name: "Long Context",
    korean: "긴 맥락",
    aliases:
      "long-context, context window, context length, million tokens, million-token, context management, long sequence, long-form, context compression, length extrapolation",
    hints: "context, ultra-long, KV cache, long-horizon",
  },
  {
    name: "Pre-training",
    korean: "사전 학습",
    aliases:
      "pretraining, pretrain, continual pretraining, mid-training, trained from scratch, pre-train",
    hints: "pretrained, pre-trained, corpus, trillion tokens",
  },
  {
    name: "Post-training",
    korean: "후속 학습",
    aliases: "posttraining, instruction tuning, post-train, SFT, RLHF, RLVR",
    hints: "fine-tuning, alignment, reinforcement learning, preference optimization",
  },
  {
    name: "Fine-tuning",
    korean: "미세 조정",
    aliases:
      "finetuning, fine-tune, fine-tuned, finetune, finetuned, SFT, LoRA, PEFT, QLoRA, low-rank adaptation, parameter-efficient, adapter",
    hints: "instruction tuning, adaptation, post-training, tuning, tuned",
  },
  {
    name: "Distillation",
    korean: "지식 증류",
    aliases:
      "knowledge distillation, distill, distilled, distilling, teacher-student, self-distillation, teacher model, student model",
    hints: "teacher, student",
  },
  {
    name: "Mixture of Experts",
    korean: "전문가 혼합",
    aliases: "MoE, mixture-of-experts, expert routing, sparse experts",
    hints: "experts, router, routing, active parameters",
  },
  {
    name: "Attention",
    korean: "어텐션",
    aliases:
      "sparse attention, linear attention, attention mechanism, self-attention, KV cache, KV-cache, FlashAttention, full attention, cross-attention, attention head, attention sink, attention map",
    hints: "attention, transformer, positional encoding, RoPE",
  },
  {
    name: "State Space Model",
    korean: "상태 공간 모델",
    aliases:
      "SSM, Mamba, recurrent neural network, RNN, RWKV, linear recurrence, selective state space",
    hints: "state space, recurrent, linear attention, hybrid architecture",
  },
  {
    name: "Scaling Law",
    korean: "스케일링 법칙",
    aliases:
      "test-time scaling, test-time compute, scaling behavior, inference-time scaling, scaling trend, compute-optimal",
    hints: "scaling, scale",
  },
  {
    name: "Efficient Inference",
    korean: "효율적 inference",
    aliases:
      "inference acceleration, speculative decoding, low latency, inference efficiency, inference speed, inference cost, real-time inference, parallel decoding, token pruning, LLM serving, KV cache compression, training-free acceleration",
    hints:
      "efficient inference, speedup, throughput, latency, serving, acceleration, accelerate, faster, efficiency, efficient, real-time",
  },
  {
    name: "Quantization",
    korean: "양자화",
    aliases:
      "quantized, quantize, low-bit, INT4, INT8, FP8, FP4, NVFP4, 1-bit, model compression, post-training quantization, mixed precision",
    hints: "pruning, compression, low precision, 4-bit, 8-bit",
  },
  {
    name: "Training Infrastructure",
    korean: "학습 인프라",
    aliases:
      "distributed training, GPU kernel, CUDA, Triton kernel, training system, training throughput, pipeline parallelism, tensor parallelism, training framework, data parallel, asynchronous training",
    hints: "GPU, kernel, training efficiency, cluster, hardware, parallelism, memory footprint",
  },
  {
    name: "Optimization",
    korean: "최적화 기법",
    aliases:
      "optimizer, Adam, AdamW, Muon, learning rate, stochastic gradient descent, SGD, second-order optimization, gradient descent, loss landscape",
    hints: "optimization, gradient, convergence, weight decay",
  },
  {
    name: "Data Curation",
    korean: "데이터 구축",
    aliases:
      "data selection, data filtering, data pipeline, data quality, data mixture, data engine, data cleaning, deduplication, data annotation, annotation pipeline",
    hints: "curated, curation, annotated, annotation, filtering, data mixing, high-quality data",
  },
  {
    name: "Dataset",
    korean: "데이터셋",
    aliases:
      "large-scale dataset, new dataset, open dataset, instruction dataset, training corpus, dataset comprising, dataset containing, novel dataset",
    hints: "dataset, corpus, corpora, data collection",
  },
  {
    name: "Synthetic Data",
    korean: "합성 데이터",
    aliases:
      "data synthesis, synthesized data, synthetic dataset, synthetic training data, data generation pipeline, self-instruct, data augmentation",
    hints: "synthetic, synthesize, synthesized, generated data, data generation",
  },
  {
    name: "Benchmark",
    korean: "벤치마크",
    aliases:
      "new benchmark, benchmark designed, benchmark for, comprehensive benchmark, benchmark suite, benchmark comprising, benchmark consisting, benchmarking, leaderboard, a benchmark",
    hints: "benchmark, evaluation suite, test set, testbed",
  },
  {
    name: "Evaluation",
    korean: "평가",
    aliases:
      "LLM-as-a-judge, evaluation framework, evaluation protocol, evaluation metric, evaluation suite, systematic evaluation, human evaluation, automatic evaluation, evaluation benchmark",
    hints: "evaluation, evaluate, evaluating, metric, judge, assess, assessment, benchmark",
  },
  {
    name: "Image Generation",
    korean: "이미지 생성",
    aliases:
      "text-to-image, image synthesis, T2I, visual generation, image generator, personalized generation, subject-driven generation",
    hints: "generate images, generated images, image generative, Stable Diffusion, FLUX, diffusion",
  },
  {
    name: "Image Editing",
    korean: "이미지 편집",
    aliases:
      "image edit, instruction-based editing, inpainting, image manipulation, image-editing, style transfer, image restoration, visual editing",
    hints: "editing, edit, relighting, super-resolution",
  },
  {
    name: "Video Generation",
    korean: "비디오 생성",
    aliases:
      "text-to-video, video diffusion, image-to-video, T2V, I2V, video synthesis, video generator, video editing, video generative, talking head, video world model, video model",
    hints: "generated video, long video, animation, video",
  },
  {
    name: "Video Understanding",
    korean: "비디오 이해",
    aliases:
      "video-language, video question answering, video reasoning, long video understanding, video QA, temporal grounding, video LLM, Video-LLM, video captioning, egocentric video, streaming video",
    hints: "video, temporal understanding",
  },
  {
    name: "Diffusion",
    korean: "확산 모델",
    aliases:
      "diffusion model, diffusion transformer, flow matching, DiT, rectified flow, denoising diffusion, latent diffusion, video diffusion, diffusion language model, diffusion policy, score matching, classifier-free guidance",
    hints: "diffusion, denoising, denoised, noise schedule, flow-based, one-step generation",
  },
  {
    name: "Autoregressive Generation",
    korean: "자기회귀 생성",
    aliases:
      "autoregressive model, autoregressive generation, next-token prediction, autoregressive image, visual autoregressive, tokenizer, visual tokenizer, discrete token, tokenization",
    hints: "autoregressive, AR, token-by-token, tokens, multi-token",
  },
  {
    name: "3D",
    korean: "3차원",
    aliases:
      "3D, Gaussian Splatting, 3DGS, NeRF, point cloud, novel view synthesis, 3D reconstruction, 3D generation, 4D generation, 4D, radiance field, camera pose",
    hints: "mesh, geometry, geometric, scene reconstruction, depth, spatial, multi-view",
  },
  {
    name: "Computer Vision",
    korean: "컴퓨터 비전",
    aliases:
      "object detection, image segmentation, semantic segmentation, instance segmentation, image recognition, image classification, depth estimation, visual recognition, object tracking, point tracking, pose estimation, optical flow, vision transformer, ViT",
    hints: "segmentation, detection, tracking, image, visual, vision, perception",
  },
  {
    name: "Document Understanding",
    korean: "문서 이해",
    aliases:
      "OCR, document parsing, PDF, chart understanding, table understanding, document intelligence, document question answering, layout analysis, text recognition",
    hints: "document, chart, table, slides, layout",
  },
  {
    name: "Audio",
    korean: "오디오",
    aliases:
      "audio generation, audio tokenizer, audio-visual, audio-language, sound effect, audio understanding, audio model, text-to-audio, video-to-audio, audio",
    hints: "sound, acoustic, speech, music",
  },
  {
    name: "Speech",
    korean: "음성",
    aliases:
      "text-to-speech, TTS, speech recognition, ASR, speech synthesis, spoken dialogue, spoken language, voice cloning, speech model, speech LLM, voice agent, speech",
    hints: "voice, spoken, speaker, audio",
  },
  {
    name: "Music",
    korean: "음악",
    aliases:
      "music generation, song generation, singing voice, music understanding, symbolic music, music",
    hints: "song, melody, singing",
  },
  {
    name: "Robotics",
    korean: "로봇",
    aliases:
      "robot, robotic, humanoid, embodied AI, embodied agent, robot manipulation, dexterous manipulation, locomotion, imitation learning, visuomotor, teleoperation, sim-to-real",
    hints: "embodied, manipulation, navigation, physical AI, dexterous, motion planning",
  },
  {
    name: "World Model",
    korean: "월드 모델",
    aliases:
      "world modeling, world modelling, world simulator, world foundation model, video world model, JEPA",
    hints:
      "simulate the world, environment dynamics, future prediction, interactive environment, action-conditioned",
  },
  {
    name: "Autonomous Driving",
    korean: "자율 주행",
    aliases:
      "self-driving, autonomous vehicle, driving scene, end-to-end driving, driving scenario, driving policy, nuScenes",
    hints: "driving, traffic, vehicle, trajectory planning, lane",
  },
  {
    name: "Simulation",
    korean: "시뮬레이션",
    aliases:
      "simulator, simulated environment, virtual environment, physics simulation, physics-based simulation, game engine, user simulator, user simulation, game environment, video game, social simulation",
    hints: "simulation, simulate, simulated, game, physics, synthetic environment",
  },
  {
    name: "Multilingual",
    korean: "다국어",
    aliases:
      "low-resource language, cross-lingual, machine translation, multilinguality, non-English, bilingual, African languages, Indic, Korean, Japanese, Arabic, language-specific",
    hints: "translation, translate, languages, English",
  },
  {
    name: "Healthcare",
    korean: "의료",
    aliases:
      "medical, clinical, biomedical, radiology, medical imaging, electronic health record, pathology, disease, medicine, diagnosis",
    hints: "patient, health, hospital, clinician",
  },
  {
    name: "Science",
    korean: "과학",
    aliases:
      "scientific discovery, AI for science, AI scientist, chemistry, molecule, molecular, protein, materials science, biology, genomics, scientific reasoning, scientific literature, drug discovery, climate, weather forecasting, scientific research, AI4Science",
    hints: "science, scientific, physics, physical, scientist",
  },
  {
    name: "Finance",
    korean: "금융",
    aliases:
      "financial, stock trading, stock market, quantitative trading, banking, portfolio, financial market",
    hints: "finance, trading, stock, market, economic",
  },
  {
    name: "Legal",
    korean: "법률",
    aliases: "legal reasoning, legal, judicial, lawyer, legislation, law enforcement, contracts",
    hints: "law, court, regulation, compliance",
  },
  {
    name: "Education",
    korean: "교육",
    aliases:
      "educational, tutoring, tutor, classroom, student learning, pedagogical, curriculum design",
    hints: "education, student, teacher, learner, exam",
  },
  {
    name: "Time Series",
    korean: "시계열",
    aliases:
      "time-series, time series forecasting, tabular data, forecasting, anomaly detection, spatiotemporal forecasting",
    hints: "temporal data, forecast, tabular",
  },
  {
    name: "Recommendation",
    korean: "추천",
    aliases:
      "recommender, recommender system, user modeling, generative recommendation, sequential recommendation, click-through, personalization",
    hints: "recommend, user preference, personalized, e-commerce",
  },
  {
    name: "Human-AI Interaction",
    korean: "사람과 AI의 상호작용",
    aliases:
      "human-computer interaction, HCI, user study, chatbot, role-playing, conversational agent, human-AI collaboration, human-centered, social interaction, companion, persona, emotional support, theory of mind",
    hints: "dialogue, conversation, conversational, user, human-in-the-loop, human, psychological",
  },
  {
    name: "Theory",
    korean: "이론",
    aliases:
      "theorem, theoretical analysis, theoretical guarantee, theoretical framework, generalization bound, we prove, provable, provably, convergence guarantee, information-theoretic, formal proof, expressivity, sample complexity",
    hints: "theory, theoretical, theoretically, convergence, proof, mathematical framework",
  },
  {
    name: "Survey",
    korean: "서베이",
    aliases:
      "systematic review, literature review, comprehensive review, comprehensive survey, this survey, we survey, position paper, perspective paper",
    hints: "survey, taxonomy, overview, review, roadmap, perspective",
  },
] as const satisfies readonly Tag[];
