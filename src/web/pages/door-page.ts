import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** A page that only leads to another one. */
export function renderDoor(url: string): Html {
  return html`<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${url}"><title>papercards 검토</title></head>
<body><p><a href="${url}">papercards 검토로 이동합니다.</a></p></body></html>
`;
}
