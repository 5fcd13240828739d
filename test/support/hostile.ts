import fc from "fast-check";

/** A title that tries everything at once. */
export const HOSTILE_TITLE =
  "](javascript:alert(1)) <img src=x onerror=alert(1)>\n# Owned ../../etc/passwd | @everyone";

/** Text from an alphabet of troublemakers; plain random strings hardly ever hold one. */
export const hostileText = fc.string({
  unit: fc.constantFrom(
    ..."\n\r\t #`*_~$[]()<>!|&;:=+-.\\\"'{}@/a1가 ".split(""),
    ...["](", "![", "<b>", "</b>", "<!--", "&amp;", "&#42;", "https://a.io", "www.a.io", "a@b.io"],
    ...[
      "```",
      "---",
      "===",
      "1. ",
      "- ",
      "> ",
      "# ",
      "#1",
      "@a",
      "[^1]",
      "[x]: y",
      "\u202E",
      "\u200B",
    ],
    ...["@.b.io", "@-b.io", "@org/team", "user", ":fire", ":+1:", "100:", "GH-1", "::", "##["],
    ...[
      "abcdef1",
      "1234567",
      "0123456789abcdef",
      "_x_",
      "\u200D",
      "👩",
      "\uFE0F",
      "\u0000",
      "\u009B",
    ],
    ...["{{title}}", "</abstract>", "||", "|-|", "$$", "\\(", "<script>", "__proto__", "\uD800"],
  ),
  maxLength: 24,
});
