/**
 * Short forms and capitalised words that name no method, model or benchmark: fields, kinds of models,
 * metrics, hardware, languages.
 */
export const GENERAL_NAMES: ReadonlySet<string> = new Set(
  `LLM MLLM VLM LVLM LMM LM SLM VLA MLM DLM dLLM MLLMs UMM AR NLP AI AGI ML DL RL RLHF RLVR SFT ICL CoT PRM ORM RM RAG QA VQA KV MoE MLP CNN GAN GNN RNN ViT DiT MM-DiT VAE NeRF 3DGS GS MCTS MDP
T2I I2V T2V V2V I2I T2A TTS ASR OCR STEM GUI UI API SDK CLI OS SQL HTML JSON XML PDF CUDA CPU GPU TPU NPU GPUs RAM VRAM GB GiB TB USD FLOPs FLOP FLOPS MACs Math CMMD IS SD FP4 FP8 FP16 BF16 INT4 INT8 NVFP4 H100 H800 H200 A100 A800 A10G V100 B200 RTX NVIDIA AMD iOS Android
2D 3D 4D 6D 6DoF DoF RGB RGBD RGB-D BEV LiDAR IMU SLAM CAD UV PBR MRI CT EHR DNA RNA AR/VR VR XR SOTA SoTA OOD ID IID OOM TTFT TPS FPS PSNR SSIM LPIPS FID FVD BLEU ROUGE EM F1 ASR WER CER mAP mIoU IoU AUC AUROC MOS NDCG MRR MASE CRPS Elo ELO Dice MAE MSE RMSE SEI SDI CLIP-score
I II III IV VI US USA UK EU CC-BY MIT Apache GitHub HuggingFace Face arXiv URL HTTP PhD PhDs
English Chinese Arabic Japanese Korean French German Spanish Hindi Vietnamese Indonesian Indian Indic European African American Asian Western Internet Web Python PyTorch Java Gaussian Gaussians Bayesian Markov Euclidean Riemannian Transformer Transformers Lipschitz Pareto Fourier Monte Carlo Nash Wasserstein Pearson Spearman
Large Language Models Model Vision Visual Multimodal Multi-Modal Reinforcement Learning Supervised Fine-Tuning Group Relative Policy Optimization Diffusion Image Video Text Speech Audio Project Page Code Codes Data Dataset Datasets Table Figure Section Appendix Experiments Results Extensive Our We In On The These This It They Moreover Furthermore Additionally Notably Finally However While With Without When Through Across Compared Remarkably Specifically Importantly Crucially Surprisingly Interestingly Empirically Beyond Further Also Despite Using Under Trained Built Evaluated Evaluations Evaluation Comprehensive Theoretical Human Humans Agents Agent Benchmark Benchmarks`
    .split(/\s+/)
    .flatMap((name) => [name, `${name}s`]),
);

/** Families of models: what a method is tried on, and no benchmark. */
export const MODEL_FAMILY =
  /^(?:GPT|ChatGPT|Claude|Gemini|Gemma|Llama|LLaMA|LLaVA|Qwen|QwQ|DeepSeek|Mistral|Mixtral|Phi|Grok|Kimi|GLM|InternVL|InternLM|MiniMax|Seed|Nemotron|OLMo|BERT|RoBERTa|T5|FLUX|SDXL|SD3|Wan|Hunyuan|CogVideo|Sora|Veo|Kling|Whisper|CLIP|SigLIP|DINO|SAM|ViT|Stable|Vicuna|Yi|Baichuan|o1|o3|o4)(?![a-z]*(?:Bench|Eval))/;
