// Search over the parts of the index, newest month first, without a server. Results are shown as soon as the first part is there.

const SHOWN = 50;

/** Months after which results are shown again while the index is still coming: the newest one, then a year at a time. */
const SHOWN_EACH = 12;

/** Endings of Korean words that say nothing of what is looked for, the longest first. */
const PARTICLES =
  /(?:에서는|에서도|으로는|으로도|으로|에서|에게|까지|부터|보다|처럼|마다|이나|라도|이란|들은|들을|들이|은|는|이|가|을|를|의|에|로|와|과|도|만|나)$/;

/** A text as it is compared: composed, in small letters. */
function fold(text) {
  return text.normalize("NFC").toLowerCase();
}

/** The words that are looked for; a Korean word of three syllables and more without its particle. */
export function readWords(query) {
  return fold(query)
    .split(/[\s,#]+/)
    .filter((word) => word !== "")
    .map((word) => {
      const stem = word.replace(PARTICLES, "");
      return /[가-힣]$/.test(word) && stem.length >= 2 ? stem : word;
    });
}

/** A card as it is searched: its fields by weight, with and without spaces, since Korean is spaced in several ways. */
export function toCard(row) {
  const [id, date, headline, title, oneLine, points, tags, trust, difficulty, released] = row;
  const fields = [`${headline} ${tags.join(" ")}`, title, `${oneLine} ${points}`].map(fold);
  return {
    ...{ id, date, headline, title, oneLine, tags, trust, difficulty, released },
    fields,
    close: fields.map((text) => text.replaceAll(" ", "")),
  };
}

const WEIGHTS = [8, 4, 1];

/** How well a card fits all words; 0 when it lacks one. */
export function rate(card, words) {
  let sum = 0;
  for (const word of words) {
    const isKorean = /[가-힣]/.test(word);
    const best = WEIGHTS.reduce((most, weight, index) => {
      const holds =
        card.fields[index].includes(word) || (isKorean && card.close[index].includes(word));
      return holds ? Math.max(most, weight) : most;
    }, 0);
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** The cards that fit, best first, newest first among equals; all of them for no words. */
export function find(cards, words, filters) {
  return cards
    .filter((card) => passes(card, filters))
    .map((card) => ({ card, points: words.length === 0 ? 1 : rate(card, words) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.card.date < b.card.date ? 1 : -1))
    .map(({ card }) => card);
}

function passes(card, { trust, code, weights, tag, year }) {
  return (
    (!trust || card.trust === "상") &&
    (!code || card.released.includes("c")) &&
    (!weights || card.released.includes("w")) &&
    (!tag || card.tags.includes(tag)) &&
    (!year || card.date.startsWith(year))
  );
}

/** A text in pieces, those that fit a word marked. */
function mark(text, words) {
  const places = words.flatMap((word) => {
    const found = [];
    const folded = fold(text);
    if (folded.length !== text.length) return found;
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
    return found;
  });
  const pieces = [];
  let end = 0;
  for (const [from, to] of places.sort(([a], [b]) => a - b)) {
    if (from < end) continue;
    pieces.push(text.slice(end, from));
    const marked = document.createElement("mark");
    marked.textContent = text.slice(from, to);
    pieces.push(marked);
    end = to;
  }
  return [...pieces, text.slice(end)];
}

function renderResult(card, words, root) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${root}papers/${card.id}.html`;
  link.append(...mark(card.headline || card.title, words));
  const title = document.createElement("p");
  title.className = "original";
  title.lang = "en";
  title.append(...mark(card.title, words));
  const line = document.createElement("p");
  line.append(...mark(card.oneLine, words));
  const meta = document.createElement("p");
  meta.className = "meta";
  meta.textContent = `${card.date} · 신뢰도 ${card.trust} · 난이도 ${card.difficulty} · ${card.tags.map((tag) => `#${tag}`).join(" ")}`;
  item.append(link, title, line, meta);
  return item;
}

/** Fetches parts of the index side by side and hands them over in their order: the rows of each, or null where it did not come. */
async function* fetchParts(parts) {
  const loading = parts.map((part) =>
    fetch(part)
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null),
  );
  for (const part of loading) yield await part;
}

/** Starts the search of the page: what is typed is looked for at once, and stands in the address. */
export function openSearch(form) {
  const { elements, dataset } = form;
  const [found, results] = ["found", "results"].map((id) => document.getElementById(id));
  const cards = [];
  let failed = 0;
  let isLoading = true;

  const asked = new URL(location.href).searchParams;
  for (const [name, value] of asked) {
    const field = elements.namedItem(name);
    if (field === null) continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
  form.hidden = false;
  document.getElementById("unsearched").hidden = true;

  const show = () => {
    const query = new FormData(form);
    const text = String(query.get("q") ?? "");
    const filters = Object.fromEntries(
      ["trust", "code", "weights", "tag", "year"].map((name) => [name, query.get(name) ?? ""]),
    );
    const words = readWords(text);
    const isAsked = words.length > 0 || Object.values(filters).some((value) => value !== "");
    const hits = isAsked ? find(cards, words, filters) : [];
    results.replaceChildren(
      ...hits.slice(0, SHOWN).map((card) => renderResult(card, words, results.dataset.root)),
    );
    const kept = new URLSearchParams([...query].filter(([, value]) => value !== ""));
    history.replaceState(null, "", kept.size === 0 ? location.pathname : `?${kept}`);
    found.textContent = tell(hits.length, isAsked);
    if (isAsked) void loadOnce(); // a large archive is some megabytes
  };

  const tell = (count, isAsked) => {
    const state = isLoading
      ? " 지난 카드를 더 불러오고 있습니다."
      : failed > 0
        ? ` ${failed}달 치를 불러오지 못했습니다. 새로 고쳐 보세요.`
        : "";
    if (!isAsked) return "";
    if (count === 0) return `맞는 카드가 없습니다.${state}`;
    return `${count}장을 찾았습니다.${count > SHOWN ? ` 앞의 ${SHOWN}장을 보여 줍니다.` : ""}${state}`;
  };

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  elements.namedItem("q").focus();

  const parts = (dataset.parts ?? "").split(" ").filter((part) => part !== "");
  let isBegun = false;
  const loadOnce = async () => {
    if (isBegun) return;
    isBegun = true;
    let come = 0;
    for await (const rows of fetchParts(parts)) {
      if (rows === null) failed += 1;
      else cards.push(...rows.map(toCard));
      come += 1;
      isLoading = come < parts.length;
      if (come % SHOWN_EACH === 1 || !isLoading) show();
    }
  };
  isLoading = parts.length > 0;
  show();
}
