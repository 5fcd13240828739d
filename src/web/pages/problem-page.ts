import { html } from "hono/html";
import { type Html, renderPage } from "./layout.ts";

/** A page that says what went wrong and what to do now. */
export function renderProblemPage({ message, fix }: { message: string; fix: string }): Html {
  const body = html`<main id="main" class="problem"><h1>열 수 없습니다</h1><p>${message}</p><p>${fix}</p><p><a href="/">처음으로</a></p></main>`;
  return renderPage({ title: "열 수 없습니다 · papercards 검토", body });
}
