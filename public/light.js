// @ts-check
// Statements and the passages that they quote light up together.

/** Lights what belongs together: a statement and the passage that it quotes. @param {Event} event */
function light({ target }) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const one = target instanceof Element ? target.closest("[data-quote], [data-quotes]") : null;
  const names = (one?.getAttribute("data-quote") ?? one?.getAttribute("data-quotes") ?? "").split(
    " ",
  );
  for (const name of names.filter(Boolean)) {
    const both = `[data-quote="${name}"], [data-quotes~="${name}"]`;
    for (const lit of document.querySelectorAll(both)) lit.classList.add("lit");
  }
}

document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);
