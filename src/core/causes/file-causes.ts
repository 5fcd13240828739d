/** Of the disk, by the system's code. The path and what was tried with it stand before these words. */
export const FILE_CAUSES = {
  ENOSPC: {
    happened: "The disk is full.",
    fix: "Make room on the disk, or name another {place}.",
    korean: { happened: "디스크가 가득 찼습니다.", fix: "디스크에 빈자리를 만드세요." },
  },
  EDQUOT: {
    happened: "This user's share of the disk is used up.",
    fix: "Make room on the disk, or name another {place}.",
    korean: {
      happened: "이 사용자가 쓸 수 있는 디스크 용량이 다 찼습니다.",
      fix: "디스크에 빈자리를 만드세요.",
    },
  },
  EROFS: {
    happened: "The disk is read-only.",
    fix: "Mount it so that it can be written, or name another {place}.",
    korean: { happened: "디스크가 읽기 전용입니다.", fix: "쓸 수 있게 다시 마운트하세요." },
  },
  EMFILE: {
    happened: "There are too many open files.",
    fix: "Raise the limit of open files to 4096 or more (`ulimit -n 4096`), and run the same command again.",
    korean: {
      happened: "열린 파일이 너무 많습니다.",
      fix: "열린 파일의 한도를 4096 이상으로 올리고(`ulimit -n 4096`) 다시 시작하세요.",
    },
  },
  EACCES: {
    happened: "This user may not do that.",
    fix: "Give this user the right to it, or name another {place}.",
    korean: { happened: "이 사용자에게 권한이 없습니다.", fix: "이 사용자에게 권한을 주세요." },
  },
  ENOENT: {
    happened: "Nothing can be made there.",
    fix: "Make its folder, or name another {place}.",
    korean: { happened: "그 자리에는 아무것도 만들 수 없습니다.", fix: "그 폴더를 만드세요." },
  },
  ENOTDIR: {
    happened: "A file stands where a folder should be.",
    fix: "Move that file away, or name another {place}.",
    korean: { happened: "폴더가 있어야 할 자리에 파일이 있습니다.", fix: "그 파일을 옮기세요." },
  },
  EEXIST: {
    happened: "A file, or a link that leads nowhere, has that name.",
    fix: "Move that away, or name another {place}.",
    korean: { happened: "그 이름의 파일이나 끊어진 링크가 있습니다.", fix: "그것을 옮기세요." },
  },
  EISDIR: {
    happened: "A folder stands where a file should be.",
    fix: "Move that folder away, or name another {place}.",
    korean: { happened: "파일이 있어야 할 자리에 폴더가 있습니다.", fix: "그 폴더를 옮기세요." },
  },
  ELOOP: {
    happened: "Its links lead in a circle.",
    fix: "Put a file or folder in the link's place, or name another {place}.",
    korean: { happened: "링크가 서로를 가리킵니다.", fix: "링크 자리에 파일이나 폴더를 두세요." },
  },
  ENAMETOOLONG: {
    happened: "The name is too long.",
    fix: "Shorten it, or name another {place}.",
    korean: { happened: "이름이 너무 깁니다.", fix: "이름을 줄이세요." },
  },
  EIO: {
    happened: "The disk reports a fault.",
    fix: "Look at the disk, or name another {place}.",
    korean: { happened: "디스크에 오류가 있습니다.", fix: "디스크를 점검하세요." },
  },
  fileUnusable: {
    happened: "The system refused it.",
    fix: "Look at it and at its folder, or name another {place}.",
    korean: { happened: "시스템이 거절했습니다.", fix: "그 파일과 폴더를 살펴보세요." },
  },
} as const;
