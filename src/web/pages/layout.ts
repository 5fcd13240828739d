import { html } from "hono/html";

/** A piece of a page. Whatever is put into a template is escaped, unless it is one of these itself. */
export type Html = ReturnType<typeof html>;

/** A whole page. Its script and style are files of this server; nothing comes from elsewhere. */
export function renderPage({ title, body }: { title: string; body: Html }): Html {
  return html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/review.css">
<script type="module" src="/assets/review.js"></script>
</head>
<body>
${body}
</body>
</html>
`;
}
