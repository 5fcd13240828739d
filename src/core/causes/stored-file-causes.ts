const TAKEN_OUT =
  "to leave them out of the week, too, move its `.json`, `.md` and `.svg` away and run `papercards weekly {week}`; to have them back, bring both files of their day back from an earlier commit. Until then the file is left as it is.";
const TAKEN_OUT_KOREAN =
  "주간판에서도 빼려면 `.json`, `.md`, `.svg`를 옮기고 주간판을 다시 만들고, 되살리려면 그날의 두 파일을 이전 커밋에서 되살리세요: `papercards weekly {week}`";

/** In files of papercards, and in the folders around them. The file's path stands before the words. */
export const STORED_FILE_CAUSES = {
  digestSpoiled: {
    happened: "A file of the output folder is not as papercards writes it.",
    fix: "Bring back the last good version of it and of the `.md` beside it together, such as with `git restore`, or move it away, and run again.",
    korean: {
      happened: "출력 폴더의 파일이 papercards가 쓴 것과 다릅니다.",
      fix: "그 파일과 옆의 `.md`를 마지막으로 온전했던 판으로 함께 되돌리거나(예: `git restore`) 파일을 옮기고 다시 실행하세요.",
    },
  },
  cacheSpoiled: {
    happened: "A file of the cache is not as papercards writes it.",
    fix: "Move it away and run again; what it held is fetched or asked for again.",
    korean: {
      happened: "캐시의 파일이 papercards가 쓴 것과 다릅니다.",
      fix: "그 파일을 옮기고 다시 실행하세요. 담겨 있던 내용은 다시 받거나 다시 묻습니다.",
    },
  },
  reviewSpoiled: {
    happened: "A file with decisions of reviewers is not as papercards writes it.",
    fix: "Mend it, or bring back a copy: it holds decisions and edits of reviewers that are not published, and nothing else does.",
    korean: {
      happened: "검토 내용을 담은 파일이 papercards가 쓴 것과 다릅니다.",
      fix: "그 파일을 고치거나 사본을 되살리세요. 아직 발행하지 않은 결정과 수정은 여기에만 있습니다.",
    },
  },
  batchSpoiled: {
    happened: "A file about a batch is not as papercards writes it.",
    fix: "Mend it, or bring back a copy: without it the questions of a batch are asked, and paid for, again.",
    korean: {
      happened: "배치를 기록한 파일이 papercards가 쓴 것과 다릅니다.",
      fix: "그 파일을 고치거나 사본을 되살리세요. 없으면 배치의 질문을 다시 묻고 값도 다시 치릅니다.",
    },
  },
  fileForeign: {
    happened: "The file is none that holds digests or cards.",
    fix: "Name a file that papercards wrote, or one with `paper` (id, title, abstract) and `draft`.",
    korean: {
      happened: "다이제스트나 카드가 들어 있는 파일이 아닙니다.",
      fix: "papercards가 쓴 파일이나, `paper`(id, title, abstract)와 `draft`가 있는 파일을 지정하세요.",
    },
  },
  filePacked: {
    happened: "The file is packed.",
    fix: "Unpack it, and name the file that comes out.",
    korean: { happened: "압축된 파일입니다.", fix: "압축을 풀고 나온 파일을 지정하세요." },
  },
  fileInUtf16: {
    happened: "The file is no text in UTF-8 but in UTF-16.",
    fix: "Save it as UTF-8, such as with `iconv -f UTF-16 -t UTF-8`, and name that file.",
    korean: {
      happened: "파일이 UTF-8이 아니라 UTF-16으로 저장되어 있습니다.",
      fix: "UTF-8로 다시 저장하세요(예: `iconv -f UTF-16 -t UTF-8`).",
    },
  },
  mergeUnfinished: {
    happened: "The file holds the marks of a merge that was not finished.",
    fix: "Choose between the lines that git has marked, such as with `git mergetool`, and run again.",
    korean: {
      happened: "파일에 끝나지 않은 병합의 표시가 남아 있습니다.",
      fix: "git이 표시한 줄 가운데 쓸 것을 고르고(예: `git mergetool`) 다시 실행하세요.",
    },
  },
  severalValues: {
    happened: "The file is no JSON file but lines of JSON.",
    fix: "Put the lines into one JSON array, such as with `jq --slurp .`, and name that file.",
    korean: {
      happened: "JSON 파일이 아니라 줄마다 JSON이 하나씩 있는 파일입니다.",
      fix: "줄들을 JSON 배열 하나로 묶어(예: `jq --slurp .`) 그 파일을 지정하세요.",
    },
  },
  oneArray: {
    happened: "The file is one JSON array and not lines of JSON.",
    fix: "Make a line of each item, such as with `jq --compact-output '.[]'`, and name that file.",
    korean: {
      happened: "줄마다 JSON이 있는 파일이 아니라 JSON 배열 하나입니다.",
      fix: "항목마다 한 줄로 바꾸어(예: `jq --compact-output '.[]'`) 그 파일을 지정하세요.",
    },
  },
  fileNewer: {
    happened: "A newer version of papercards wrote the file.",
    fix: "Update papercards: a newer version of it wrote this file.",
    korean: {
      happened: "더 새로운 papercards가 쓴 파일입니다.",
      fix: "papercards를 최신 버전으로 올리세요.",
    },
  },
  linkBroken: {
    happened: "A link leads to no file.",
    fix: "Bring back what it leads to, or move the link away, and run again.",
    korean: {
      happened: "링크가 가리키는 파일이 없습니다.",
      fix: "링크가 가리키던 파일을 되살리거나 링크를 옮기고 다시 실행하세요.",
    },
  },
  fileTooLarge: {
    happened: "The file is too large.",
    fix: "Name a smaller file, or bring back the last good version.",
    korean: {
      happened: "파일이 너무 큽니다.",
      fix: "더 작은 파일을 지정하거나 마지막으로 온전했던 판을 되살리세요.",
    },
  },
  notAFile: {
    happened: "What stands there is no file.",
    fix: "Put a file there, or name another one.",
    korean: {
      happened: "그 자리에 있는 것은 파일이 아닙니다.",
      fix: "그 자리에 파일을 두거나 다른 파일을 지정하세요.",
    },
  },
  folderLinked: {
    happened:
      "A link to a folder lies inside the output or cache folder, and nothing is written behind it.",
    fix: "Put a real folder in its place; --output and --cache themselves may be links.",
    korean: {
      happened: "출력 폴더나 캐시 안에 폴더 링크가 있습니다. 링크 너머에는 아무것도 쓰지 않습니다.",
      fix: "링크 자리에 폴더를 두세요. `--output`과 `--cache` 자체는 링크여도 됩니다.",
    },
  },
  contentTooLarge: {
    happened: "The file would become larger than can be read again; it is left as it is.",
    fix: "Take fewer papers, such as with --top.",
    korean: {
      happened: "파일이 다시 읽을 수 있는 크기를 넘게 되어 쓰지 않았습니다.",
      fix: "`--top`으로 논문 수를 줄이세요.",
    },
  },
  dayTooLarge: {
    happened: "The digest of a day may become larger than can be read again.",
    fix: "Run with --top {count}, or fewer.",
    korean: {
      happened: "다이제스트가 다시 읽을 수 있는 크기를 넘을 수 있습니다.",
      fix: "`--top` 값을 줄여서 실행하세요. 최대값: {count}",
    },
  },
  digestMisnamed: {
    happened: "The file holds the digest of another day or week than its name says.",
    fix: "Give it the name of what it holds, or bring back the last good version.",
    korean: {
      happened: "파일 이름과 다른 날이나 주의 다이제스트가 들어 있습니다.",
      fix: "들어 있는 날이나 주로 파일 이름을 바꾸거나 마지막으로 온전했던 판을 되살리세요.",
    },
  },
  documentForeign: {
    happened:
      "A file that papercards did not write stands where a document, a chart or the index belongs.",
    fix: "Give it another name, or move it away, and run again.",
    korean: {
      happened: "다이제스트가 들어갈 자리에 papercards가 쓰지 않은 파일이 있습니다.",
      fix: "그 파일의 이름을 바꾸거나 옮기고 다시 실행하세요.",
    },
  },
  dataMissing: {
    happened:
      "A document was edited by hand, and the JSON beside it, which the edit would be taken over into, is missing.",
    fix: "Bring that JSON back, such as with `git restore`, or move the document away, and run again.",
    korean: {
      happened: "문서를 손으로 고쳤지만, 그 내용을 옮겨 적을 JSON이 옆에 없습니다.",
      fix: "그 JSON을 되살리거나(예: `git restore`) 문서를 옮기고 다시 실행하세요.",
    },
  },
  chartEdited: {
    happened: "A chart was edited by hand, and is drawn from the JSON alone.",
    fix: "Undo the edit, such as with `git restore`, or move the chart away, and run again.",
    korean: {
      happened: "차트를 손으로 고쳤습니다. 차트는 JSON으로만 그립니다.",
      fix: "고친 것을 되돌리거나(예: `git restore`) 차트를 옮기고 다시 실행하세요.",
    },
  },
  indexForeign: {
    happened: "An index that papercards did not write would be replaced.",
    fix: "Move it away, or choose another folder with --output.",
    korean: {
      happened: "papercards가 쓰지 않은 목차 파일을 덮어쓰게 됩니다.",
      fix: "그 파일을 옮기거나 `--output`으로 다른 폴더를 고르세요.",
    },
  },
  indexEdited: {
    happened: "The index was edited by hand, and is left as it is: it is made of the digests.",
    fix: "Undo the edit, or move the file away to have it made again.",
    korean: {
      happened: "목차를 손으로 고쳐서 그대로 두었습니다. 목차는 다이제스트로 만듭니다.",
      fix: "고친 것을 되돌리거나, 파일을 옮겨 새로 만들게 하세요.",
    },
  },
  cardsOfMissingDays: {
    happened:
      "A week holds cards of an older version that no day has, and some of its days are missing.",
    fix: `Bring the missing days back, or make each with \`papercards run <date>\`, and \`--top 0\` where it had more cards. From the others, somebody has taken these cards out: ${TAKEN_OUT}`,
    korean: {
      happened:
        "이전 버전이 쓴 주간판에 어느 날에도 없는 카드가 있고 빠진 날도 있어, 주간판을 그대로 두었습니다.",
      fix: `빠진 날을 되살리거나 \`papercards run\`으로 그 날짜를 다시 만드세요. 카드를 뺀 날이라면 ${TAKEN_OUT_KOREAN}`,
    },
  },
  cardsNowhereElse: {
    happened: "A week holds cards of an older version that no day has.",
    fix: `Somebody has taken these cards out: ${TAKEN_OUT}`,
    korean: {
      happened: "이전 버전이 쓴 주간판에 어느 날에도 없는 카드가 있어, 주간판을 그대로 두었습니다.",
      fix: `누군가 그 카드를 뺐습니다. ${TAKEN_OUT_KOREAN}`,
    },
  },
  lockLost: {
    happened: "Another process has taken a lock over, since this one did not move for too long.",
    fix: "Run the same command again; nothing was written.",
    korean: {
      happened:
        "너무 오래 멈춰 있어 다른 프로세스가 잠금을 가져갔습니다. 아무것도 쓰지 않았습니다.",
      fix: "다시 하세요.",
    },
  },
  lockHeld: {
    happened: "Another process has held a lock for too long.",
    fix: "See whether another papercards hangs, and run again.",
    korean: {
      happened: "다른 프로세스가 잠금을 너무 오래 쥐고 있습니다.",
      fix: "멈춘 papercards가 있는지 보고 다시 하세요.",
    },
  },
  lockForeign: {
    happened: "What stands in the place of a lock is none that papercards made.",
    fix: "Move it away, and run again.",
    korean: {
      happened: "잠금이 들어갈 자리에 papercards가 만들지 않은 것이 있습니다.",
      fix: "그것을 옮기고 다시 하세요.",
    },
  },
} as const;
