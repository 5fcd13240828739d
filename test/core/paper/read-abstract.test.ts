import { expect, test } from "vitest";
import { readAbstract } from "../../../src/core/paper/read-abstract.ts";
import { readDay, readOddItems, recordedDays } from "../../support/recorded.ts";

const TITLE = "A Theorem on Words";
const LONG = "We study a thing at length and measure it on four benchmarks. ".repeat(20).trim();

const read = (...texts: string[]) => readAbstract(texts, TITLE);

test.each([
  "This paper has been withdrawn by the authors due to a crucial error in the proof of Theorem 2.",
  "arXiv admin note: this submission has been withdrawn by arXiv administrators due to inappropriate text reuse from external sources.",
  "This submission has been removed by arXiv administrators because it violates our policies.",
  "This version withdrawn by arXiv administrators because the submitter had no right to agree to the license",
  "Withdrawn",
  "[WITHDRAWN]",
  "Withdrawn by the author for further revision.",
  "Paper withdrawn due to an error in Eq. (3)",
  "This paper has been temporarily withdrawn",
  "The paper is withdrawn.",
  "The authors have withdrawn this paper because of a bug in the evaluation.",
  "We have decided to withdraw this manuscript.",
  "An error was found in the experiments. Therefore we would like to withdraw our paper until it is mended.",
  "This article was retracted.",
  "Due to a mistake in the data set, the paper has been withdrawn.",
  "This paper has been superseded by arXiv:2501.00001",
  `This paper has been withdrawn by the authors due to a crucial error in Theorem 2; a corrected version will be posted. ${LONG}`,
  `This paper has been withdrawn. ${LONG}`,
  `${LONG} This paper has been withdrawn by the authors.`,
  `${LONG} arXiv admin note: This submission has been withdrawn by arXiv administrators.`,
  "Due to an error in our proof of Theorem 2 we are withdrawing this paper until it is mended by us in a later version.",
  "Withdrawal note: the results in section 4 are wrong and the paper should not be cited.",
  "Notice of retraction",
  "This is a duplicate submission of 2602.00001.",
  "This submission was a duplicate.",
  "This work has been withdrawn from submission.",
  "철회된 논문입니다.",
  "저자 요청으로 철회되었습니다",
  "이 논문은 증명의 오류로 저자가 철회하였습니다.",
  "本文已撤稿。",
  "THIS PAPER\nHAS BEEN  WITHDRAWN",
  "This work contains errors and is superseded by arXiv:2501.01234.",
  "This paper had a wrong proof of Lemma 2 and has been withdrawn.",
  "Superseded by arXiv:2501.01234",
  "Superseded by a revised version of the same authors under another number in the archive.",
  "Please see the newer version at arXiv:2501.01234 instead of this one, which has been retracted.",
  "We found an error in Theorem 2, and the paper is withdrawn.",
  "We report a mistake in the evaluation of Section 4; this submission has been removed by its authors.",
  "This paper was removed from the server at the request of the authors of this submission.",
  "This paper was merged with another paper of ours.",
  "Diese Arbeit wurde zurückgezogen.",
  "Cet article a été retiré par les auteurs.",
  "Este artículo ha sido retirado por los autores.",
  "Este artigo foi retirado pelos autores.",
  "Questo articolo è stato ritirato dagli autori.",
  "Статья отозвана авторами по собственной просьбе.",
  "この論文は著者により取り下げられました。ご了承ください。",
])("%j is a notice of withdrawal", (text) => {
  expect(read(text)).toEqual({ status: "withdrawn" });
});

test.each([
  "Removed at the request of the authors.",
  "The author has requested the removal of this paper.",
  "This preprint was posted in error and should be disregarded.",
  "Please ignore this submission; it was uploaded by mistake.",
  "arXiv admin note: text overlap with arXiv:2401.00001 by other authors",
  "arXiv admin note: substantial text overlap with arXiv:2401.00001, arXiv:2402.00002",
  "Abstract will be released after review.",
  "Abstract embargoed until the conference.",
  "We will update the abstract later.",
  "The abstract for this item has not been populated",
  "Summary generation failed.",
  "As an AI language model, I cannot summarize this paper without its text.",
  "I'm sorry, but I can't provide a summary as no text was given.",
  "Cookie settings We use cookies to improve your experience.",
  "A previous version of this paper was withdrawn.",
  "",
  " \n",
  ".",
  "—",
  "...",
  "N/A",
  "TBD",
  "null",
  "undefined",
  "No abstract",
  "No abstract available.",
  "[no abstract provided]",
  "Abstract not available",
  "Abstract not available due to copyright restrictions of the publisher",
  "The abstract is not yet available for this paper.",
  "Abstract will be added soon.",
  "This is a placeholder abstract",
  "To be added.",
  "Coming soon",
  "See PDF",
  "Please see the full text of the article",
  "초록 없음",
  "暂无摘要",
  TITLE,
  `${TITLE.toUpperCase()}.`,
  `Abstract: ${TITLE}`,
  "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
  "x".repeat(10_001),
  `<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>${LONG}</body></html>`,
  "<html><body>Sign in to continue to the network of the university library</body></html>",
  '{"error":"internal","message":"something went wrong on the side of the server"}',
  "Just a moment... Enable JavaScript and cookies to continue. Verifying you are human. This may take a few seconds.",
  "502 Bad Gateway nginx/1.18.0 (Ubuntu) on the server of the mirror",
  "Error 404: the page that you asked for does not exist on this server",
  "Service Temporarily Unavailable. The server is busy, please try again later.",
  "Rate limit exceeded, please slow down and try again in 60 seconds",
  "https://arxiv.org/abs/2602.10000",
  "See https://github.com/laboratory/a-long-name-of-a-repository",
  "doi:10.1000/a-very-long-name-of-a-document",
  "arxiv.org/abs/2602.10000",
  "See also github.com/laboratory/a-long-name-of-a-repository.",
  "10.1000/a-very-long-name-of-a-document",
  "We cannot display the abstract right now.",
  "Sorry, we were unable to retrieve the summary of this paper. Please try again in some minutes.",
  "Failed to load abstract: the server did not answer",
  "This is a placeholder abstract that will be replaced before the camera-ready deadline.",
  "This text is a dummy abstract for the submission system; the authors will upload the final one.",
  "Full text available at https://example.com/paper.pdf for registered users only.",
  "The full article is available to subscribers of the journal and can be bought there by everybody else.",
  "Please log in to view the abstract of this article.",
  "Click here to read the abstract on the site of the publisher.",
  "Subscribe to read the full abstract and more.",
  "You do not have access to this content through your institution.",
  "Kein Abstract verfügbar für diese Veröffentlichung",
  "Résumé non disponible pour cet article.",
  "No hay resumen disponible para este artículo.",
  "Аннотация отсутствует для данной публикации.",
  "초록이 아직 제공되지 않습니다. 나중에 다시 확인해 주세요.",
])("%j stands for no abstract", (text) => {
  expect(read(text)).toEqual({ status: "none" });
});

test.each([
  `RETRACTED: ${LONG}`,
  `[Withdrawn] ${LONG}`,
  `Note: an earlier version of this paper was withdrawn by the authors; this version corrects it. ${LONG}`,
  `Note: this paper was withdrawn by the authors; this version corrects it. ${LONG}`,
  `This paper was withdrawn by the authors because of an error in a proof, and has been rewritten. ${LONG}`,
  `The first version of this paper has been withdrawn. ${LONG}`,
  `${LONG} A previous version of this work was withdrawn by arXiv.`,
  `${LONG} This paper was withdrawn by the authors from NeurIPS and rewritten.`,
  `${LONG} This paper was withdrawn by the authors in 2023 and resubmitted.`,
  `${LONG} This work was withdrawn due to double submission from ICML and is now at TMLR.`,
  `${LONG} The notice reads: This paper has been withdrawn.`,
  `${LONG} An earlier submission was withdrawn by arXiv administrators.`,
  `We withdraw this paper's earlier claim that scaling helps, and present new experiments. ${LONG}`,
  `This paper was withdrawn from ICLR 2026 after review. ${LONG}`,
  "We study opioid withdrawal in 3,000 patients and show that a model predicts relapse.",
  "We withdraw our claim that scaling helps and show by experiments that it does not.",
  "Retracted articles keep being cited; we measure how often language models repeat their claims.",
  `Retracted in 2010, one paper on vaccines is still cited. ${LONG}`,
  `We collect reviews of submissions, also where the paper was withdrawn by its authors. ${LONG}`,
  "This paper was withdrawn and resubmitted. We present a compact model for long documents with a recall of 71.2% on four benchmarks; code and weights are released to everybody.",
  "This paper has been withdrawn from circulation in many studies of retraction; here we measure the effects of withdrawal on citations over 12 years with 4,100 papers and find a fall of 45%.",
  `This paper was withdrawn and resubmitted. ${LONG}`,
  "The authors withdraw a claim made in earlier work, that scaling alone suffices, and show with 12 experiments that data quality explains 83% of the variance.",
  "Enable JavaScript in a browser and pages change: we present a crawler that measures how cookies differ between visits on 10,000 sites, and release all of its recordings together with a model that predicts the differences and a benchmark of them.",
  "Not found in any corpus, rare words are hard: we measure 12 models on 4,000 of them.",
  "Error 404 pages are frequent in web crawls, and models learn their words.",
  "Lorem ipsum texts are common in web crawls, and models learn their words.",
  "404 models are compared on 12 benchmarks; none solves more than half of the tasks.",
  "We release code at https://github.com/laboratory/name and show that a small model suffices.",
  "이 연구는 철회된 논문이 계속 인용되는 정도를 12년에 걸쳐 4,100편에서 측정한다.",
  "This paper withdraws attention from padding tokens and gains 3 points on BEIR.",
  "This paper proposes a placeholder token for retrieval and gains 3 points on BEIR.",
  "A method without an abstract interpreter is presented that proves programs safe.",
  "The summary is not enough: models read only the first lines of a text.",
  "No abstract reasoning without perception: models fail on ARC when we hide the pixels.",
  "Error 404 pages are common on the web. We present a benchmark of ten thousand of them; the best of twelve models reads 61.2%.",
  "Access denied: why agents fail at permissions. We present a benchmark of ten thousand questions.",
  "Please wait: latency hides in the queue. This paper introduces a scheduler that halves it.",
  "This paper was withdrawn by the authors of ICLR submissions in 2024 more often than before. We present a benchmark of ten thousand questions.",
  "In machine unlearning, the report must be removed from training data.",
  "The paper is deleted from the memory of the agent when it is stale.",
  "In our archive the document was removed from the index and its neighbours kept their ranks.",
  "The full text is used by readers and models alike: a comparison of 12 benchmarks.",
  "Placeholder text in prompts changes what models answer, by 3 points on BEIR.",
  "Click models explain what readers want to see, and why they leave.",
  "Register allocation for GPUs is hard to see through: a survey of 41 compilers.",
  "Subscribers of newsletters read titles only: evidence from 4,100 issues.",
  "Diese Arbeit untersucht, wie oft zitiert wird, was später nicht mehr gilt, an 4.100 Texten.",
])("%j is an abstract", (text) => {
  expect(read(text)).toEqual({ status: "abstract", abstract: text });
});

test("the first text that is an abstract counts, cleaned", () => {
  expect(read(" \n", "N/A", `${LONG}\n`)).toEqual({ status: "abstract", abstract: LONG });
});

test("a notice of withdrawal counts before an abstract beside it, which may be older", () => {
  expect(read(LONG, "This paper has been withdrawn.")).toEqual({ status: "withdrawn" });
});

test("all recorded abstracts are abstracts", () => {
  const items = [...recordedDays().flatMap(readDay), ...readOddItems().map(({ item }) => item)];
  const summaries = items.flatMap(
    (item) => JSON.stringify(item).match(/(?<="summary":)"(?:[^"\\]|\\.)*"/g) ?? [],
  );

  const refused = summaries.filter((text) => read(String(JSON.parse(text))).status !== "abstract");

  expect(summaries.length).toBeGreaterThan(items.length);
  expect(refused).toEqual([]);
});
