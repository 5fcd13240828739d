import { html } from "hono/html";
import { ASSETS } from "../assets.ts";

/** A part of a page. A template escapes every inserted value that is not itself such a part. */
export type Html = ReturnType<typeof html>;

/** A whole page. Its script and style are files of this server. */
export function renderPage({ title, body }: { title: string; body: Html }): Html {
  return html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${ASSETS}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${ASSETS}/review.css">
<script type="module" src="${ASSETS}/review.js"></script>
</head>
<body>
<noscript><p class="noscript">이 페이지에서 고치고 확인하려면 JavaScript가 필요합니다. 브라우저 설정에서 켠 뒤 새로 고치세요.</p></noscript>
${body}
</body>
</html>
`;
}
