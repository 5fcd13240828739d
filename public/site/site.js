// What every page of the site does with a script: `/` leads to the search, and what is meant to be copied has a button.

const search = document.querySelector("[data-search]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  const words = document.getElementById("words");
  if (words !== null) words.focus();
  else if (search instanceof HTMLAnchorElement) location.assign(search.href);
});

for (const text of document.querySelectorAll("[data-copy]")) {
  if (navigator.clipboard === undefined) break; // pages that are not encrypted have none
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "복사";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent ?? "");
    button.textContent = "복사했습니다";
  });
  text.after(button);
}

const form = document.getElementById("search");
if (form instanceof HTMLFormElement) {
  const { openSearch } = await import(new URL(form.dataset.script ?? "", document.baseURI).href);
  openSearch(form);
}
