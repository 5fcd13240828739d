// Runs in the folder where the kit is installed: its quick start, with the papers for its one article.
import { readFileSync, writeFileSync } from "node:fs";
import { createOpenAI } from "@ai-sdk/openai";
import { GenerateNewsletter } from "@llm-newsletter-kit/core";

const model = createOpenAI({ apiKey: "none" })("bench-model");
const articles = new Map(
  JSON.parse(readFileSync("articles.json", "utf8")).map((article) => [article.id, article]),
);
const newsletters = [];
const publicationDate = "2026-02-13";

await new GenerateNewsletter({
  contentOptions: {
    outputLanguage: "Korean",
    expertField: ["Technology", "AI"],
    freeFormIntro: true,
  },
  dateService: {
    getPublicationISODateString: () => publicationDate,
    getPublicationDisplayDateString: () => "February 13, 2026",
  },
  taskService: { start: async () => "task", end: async () => {} },
  crawlingProvider: {
    crawlingTargetGroups: [],
    fetchExistingArticlesByUrls: async () => [],
    saveCrawledArticles: async () => 0,
  },
  analysisProvider: {
    classifyTagOptions: { model },
    analyzeImagesOptions: { model },
    determineScoreOptions: { model },
    fetchUnscoredArticles: async () =>
      [...articles.values()].filter(({ importanceScore }) => importanceScore === 0),
    fetchTags: async () => ["Research", "Datasets", "Document Classification"],
    update: async (article) => {
      articles.set(article.id, { ...articles.get(article.id), ...article });
    },
  },
  contentGenerateProvider: {
    model,
    issueOrder: 1,
    newsletterBrandName: "Papers",
    publicationCriteria: { minimumArticleCountForIssue: 0, priorityArticleScoreThreshold: 8 },
    fetchArticleCandidates: async () => [...articles.values()],
    htmlTemplate: { html: "<html><body><h1>{{title}}</h1>{{content}}</body></html>" },
    saveNewsletter: async ({ newsletter }) => {
      newsletters.push(newsletter);
      return { id: newsletters.length };
    },
  },
}).generate();

writeFileSync("newsletter.json", JSON.stringify({ newsletters, articles: [...articles.values()] }));
