/** A grade, from good to bad for trust and from hard to easy for effort: 상, 중, 하. */
export type Grade = "상" | "중" | "하";
