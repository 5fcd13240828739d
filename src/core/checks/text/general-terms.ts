/**
 * Latin words that any card may use, whatever its abstract says: Korean developers use them for things
 * that every paper of the field has, so they claim nothing about this one. Words that say something about
 * a paper (RAG, Transformer, ImageNet, RLHF, zero-shot, PyTorch) are left out: the source has to have them.
 */
const GENERAL = [
  // the field and its models
  "AI ML LLM LM NLP VLM MLLM agent model multimodal parameter weight module layer",
  // what one does with a model
  "prompt prompting token tokenizer frame label seed epoch loss ablation QA context fine-tuning tuning training pre-training post-training inference serving batch checkpoint embedding input output end-to-end step",
  // how one looks at it
  "benchmark baseline dataset data test task score accuracy latency throughput log metric SOTA state-of-the-art",
  // what it runs on
  "GPU CPU TPU RAM VRAM FLOPs OOM API SDK CLI GUI UI URL JSON CSV PDF HTML SQL HTTP RGB",
  // how it is published and built
  "GitHub Hugging Face arXiv README code repo repository open-source open-weight license pipeline framework workflow parser schema interface demo",
  // function words and parts of compounds
  "vs etc e.g i.e al based like level style free wise aware driven specific of the and to in for on with by a an",
  "non pre post multi cross self sub re un semi inter intra co",
  // units
  "KB MB GB TB ms fps Hz",
] as const;

/** Each word of {@link GENERAL}, as written there. */
export const GENERAL_TERMS: readonly string[] = GENERAL.flatMap((line) => line.split(" "));
